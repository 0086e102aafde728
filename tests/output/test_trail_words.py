"""Everything the trail can hold has words, and only words."""

import ast
import re
from pathlib import Path

import pytest

from indicators.output.trail_words import (
    ACTS,
    NO_NUMBER,
    TrailTerms,
    change_words,
    deed_words,
    detail_words,
)

ROOM = Path(__file__).resolve().parents[2] / "indicators"
TERMS = TrailTerms({}, frozenset({"9.1"}), {"608": "Thành phố Kon Tum"})
NOTING = {
    "note_event": 0,
    "say": 1,
    "_event": 0,
}  # who adds an event → the place of its kind among the arguments


def kinds_noted() -> set[str]:
    """Every kind of event the code notes: the constant it gives, or the names of this module it may stand for."""
    found: set[str] = set()
    for path in ROOM.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        constants = {
            target.id: node.value.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.targets[0], ast.Tuple)
                and isinstance(node.value, ast.Tuple)
            ):
                for target, value in zip(node.targets[0].elts, node.value.elts, strict=True):
                    if isinstance(target, ast.Name) and isinstance(value, ast.Constant):
                        constants[target.id] = value.value
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                if name in NOTING and len(node.args) > NOTING[name]:
                    given = node.args[NOTING[name]]
                    for part in ast.walk(given):
                        if isinstance(part, ast.Constant) and isinstance(part.value, str):
                            found.add(part.value)
                        elif isinstance(part, ast.Name) and part.id in constants:
                            found.add(constants[part.id])
            if isinstance(node, ast.Dict):
                pairs = zip(node.keys, node.values, strict=True)
                named = {k.value: v for k, v in pairs if isinstance(k, ast.Constant)}
                if "happened_at" in named and isinstance(named.get("kind"), ast.Constant):
                    found.add(named["kind"].value)
    return found


def test_every_kind_of_event_the_code_notes_has_words():
    noted = kinds_noted()
    assert {"exported", "round_closed", "duty_withdrawn", "backup_failed", "signed_in", "upgraded"} <= noted
    assert noted <= ACTS.keys()


def test_every_act_the_lines_of_the_trail_name_has_words():
    text = (ROOM / "store" / "sql" / "views" / "9_trail_line.sql").read_text("utf-8")
    named = set(re.findall(r"(?:THEN|ELSE|actor,|confirmed_at, c.actor,) '([a-z_]+)'", text))
    assert {"refused", "received", "confirmed", "answered", "password_reset", "password_changed"} <= named
    assert named <= ACTS.keys()


@pytest.mark.parametrize("word", ACTS.values())
def test_the_words_are_words_of_the_office(word):
    assert "_" not in word
    assert word == word[:1].lower() + word[1:]


def test_a_deed_begins_as_a_sentence_and_a_key_is_nobodys_word():
    assert deed_words("accepted", "608.xlsx") == "Duyệt: 608.xlsx"
    assert deed_words("duty_written", "task-9f2c") == "Ghi nhiệm vụ"


@pytest.mark.parametrize(
    ("act", "subject", "old", "new", "detail", "told"),
    [
        ("returned", "a.xlsx", "accepted", "returned", {}, ("duyệt", "trả lại")),
        ("accepted", "a.xlsx", None, "accepted_in_part", {}, ("", "duyệt một phần")),
        ("confirmed", "1.1 Phụ lục!F7", "khoảng 5%", "5.5", {}, ("khoảng 5%", "5,5")),
        ("confirmed", "1.1 Phụ lục!F7", "5.5", None, {}, ("5,5", "rút lại")),
        ("confirmed", "9.1 Phụ lục!F7", "3", "2", {}, ("", NO_NUMBER)),
        ("confirmed", "9.1 Phụ lục!F7", None, None, {}, ("", NO_NUMBER)),
        ("answered", "chi em", None, "ignore", {"kind": "row"}, ("", "Không phải chỉ tiêu: bỏ qua")),
        ("answered", "tp kt", None, "608", {"kind": "unit"}, ("", "Thành phố Kon Tum (608)")),
        ("round_extended", "2024", "2025-06-15", "2025-06-30", {}, ("15/6/2025", "30/6/2025")),
        ("rebuilt", "", "3f9a", None, {}, ("", "")),
    ],
)  # fmt: skip
def test_old_and_new_are_told_in_words(act, subject, old, new, detail, told):
    assert change_words(act, subject, old, new, detail, TERMS) == told


def test_of_a_detail_only_what_has_words_is_said():
    detail = {"left_out": "1.1, 2.3", "sha256": "ab" * 32, "definition": "{}", "f.note": "x", "figures": "9c"}
    assert detail_words(detail) == ("để lại chỉ tiêu 1.1, 2.3",)
    assert detail_words({"file": "a.zip", "made_at": "2025-06-15T02:00:00"}) == (
        "tệp a.zip",
        "bản lúc 02:00 15/6/2025",
    )
