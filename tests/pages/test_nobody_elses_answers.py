"""What is remembered for one person is never shown to another with other rights."""

import ast
from itertools import permutations
from pathlib import Path

import pytest

from indicators.access.rights import LOCAL_USER, ROLES, Actor
from pages.shared import session

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = [
    Actor("Nguyễn Thị A", "leadership", login="a"),
    Actor("Trần Văn B", "standing_office", login="b"),
    Actor("Lê Thị C", "administrator", login="c"),
    Actor("Phạm Văn D", "unit", "608", login="d"),
    Actor("Hoàng Thị Đ", "unit", "610", login="dd"),
    LOCAL_USER,
]
CACHES = frozenset({"cache", "lru_cache", "cache_data", "cache_resource", "cached_property"})
# Every cache of the rooms that see people, and why it may be one for all.
LOOKED_AT = {
    "pages/shared/session.py _opened": "the house, no answer of it",
    "pages/shared/style.py style_sheet": "a file",
    "pages/shared/style.py script": "a file",
    "pages/shared/style.py version": "a file",
    "pages/shared/asking_sheet.py _grid": "a component",
    "pages/server/vietnamese_page.py early": "names of files",
    "pages/server/local.py served_names": "a setting",
    "pages/server/province_account.py province": "a setting",
    "indicators/workflow/known_answers.py _answers": "made of its arguments alone",
    "indicators/output/papers/typesetting.py": "fonts and the signs they have",
}


def whom(_house, asker: Actor, *_args) -> Actor:
    """A verb that answers by whom it was asked."""
    return asker


@pytest.fixture
def asked_by(database, monkeypatch, signed_in_as):
    monkeypatch.setenv("INDICATORS_DB", str(database))
    monkeypatch.delenv("INDICATORS_PROVINCE", raising=False)

    def ask(asker: Actor, *args: object) -> Actor:
        signed_in_as(asker)
        return session.ask(whom, *args)

    return ask


def test_people_are_of_every_role():
    assert {one.role for one in PEOPLE} >= set(ROLES)


@pytest.mark.parametrize(("first", "then"), list(permutations(PEOPLE, 2)), ids=lambda a: f"{a.role}{a.unit}")
def test_nobody_is_given_what_somebody_with_other_rights_was_answered(asked_by, first, then):
    for asker in (first, then, first):
        answered = asked_by(asker, "2021-2025")
        assert (answered.role, answered.unit) == (asker.role, asker.unit)


def test_what_people_with_the_same_rights_share_names_neither(asked_by):
    one, other = Actor("Nguyễn Thị A", "unit", "608", "a"), Actor("Trần Văn B", "unit", "608", "b")
    for asker in (one, other):
        answered = asked_by(asker, "shared")
        assert answered.login == ""
        assert answered.name not in (one.name, other.name)


def test_the_answer_changes_with_what_is_asked(asked_by):
    assert asked_by(PEOPLE[0], 1) == asked_by(PEOPLE[0], 2)
    assert session.ask(lambda _house, _actor, given: given, "a") == "a"
    assert session.ask(lambda _house, _actor, given: given, "b") == "b"


def caches() -> set[str]:
    """Every function of the rooms that see people whose answers are kept."""
    found = set()
    for folder in ("pages", "indicators/workflow", "indicators/output", "indicators/commands"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.FunctionDef) and any(_is_cache(d) for d in node.decorator_list):
                    found.add(f"{path.relative_to(ROOT)} {node.name}")
    return found


def _is_cache(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return (called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")) in CACHES


def test_every_cache_has_been_looked_at():
    unknown = [one for one in caches() if not one.startswith(tuple(LOOKED_AT))]
    assert not unknown, f"may {unknown} be kept for everybody? then say why in LOOKED_AT"
