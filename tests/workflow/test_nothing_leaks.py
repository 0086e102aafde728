"""Every verb is asked for everything it gives; none of it holds a hidden count, nor a sum that would give one away."""

import importlib
import inspect
import io
import pkgutil
import re
import subprocess
import zipfile
from collections.abc import Iterator
from itertools import combinations

import openpyxl
import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.errors import UserError
from indicators.workflow.papers import FORMATS, Paper

NAMES = ("Người bị bạo lực gia đình, bạo lực giới được tiếp cận dịch vụ hỗ trợ cơ bản", "Trong đó: nữ")
FOUND = {"608": 2003, "610": 1009, "611": 1103, "612": 1201, "613": 3001}  # primes, met nowhere else
HELPED = {"608": 997, "610": 3, "611": 887, "612": 883, "613": 1999}
HIDDEN = ("610", "611", "612")
TAG = re.compile(r"<[^>]*>")
NAMED_BY_HASH = re.compile(r"\b[0-9a-f]{16,}\b")  # any number may stand in the name of a file or a write
LEADER = Actor("Phó Chủ tịch", "leadership")
NEIGHBOUR = Actor("UBND huyện", "unit", "613")
ADMINISTRATOR = Actor("Quản trị", "administrator")
WALKED = {"assess", "assess_units", "story", "source", "export", "templates", "lines_of", "changes_of", "receipt_of",
          "women_and_men", "case_gap_of", "stored_windows", "marked_copy", "board", "rests_on", "gather"}  # fmt: skip
NOT_FIGURES = {
    "gather",
    "opened",
    "open_for",
    "accepted_for",
    "told_to",
}  # take the caller's right as asked for
READING = WALKED | {"submissions", "asked_units", "sectors", "women_and_men_of_units", "template", "to_mend",
                    "doubts_by_indicator", "board_of", "proof", "round_lines", "corrections", "target_set"}  # fmt: skip


pytestmark = pytest.mark.slow


@pytest.fixture
def house(office_house):
    for unit, found in FOUND.items():
        book = openpyxl.Workbook()
        book.active.title = "Biểu 1"
        book.active.append(["TT", "Chỉ tiêu", "ĐVT", "Năm 2024"])
        book.active.append([1, NAMES[0], "%", f"{HELPED[unit]}/{found}"])
        memory = io.BytesIO()
        book.save(memory)
        sent = workflow.receive(office_house, LOCAL_USER, "a.xlsx", memory.getvalue(), "2024", unit, True)
        assert len(sent.reading.observations) == 1
    return office_house


def verbs():
    """Every function of the workflow that reads for somebody: name → function."""
    for one in pkgutil.iter_modules(workflow.__path__):
        module = importlib.import_module(f"indicators.workflow.{one.name}")
        for name, verb in vars(module).items():
            mine = inspect.isfunction(verb) and verb.__module__ == module.__name__ and name in READING
            if mine and list(inspect.signature(verb).parameters)[:2] == ["house", "actor"]:
                yield name, verb


def asked(house, verb) -> Iterator[dict[str, object]]:
    """Arguments by which a verb gives what it has: for each unit, each file, each format."""
    by_unit = {s.unit: s.id for s in house.store.submissions()}
    round = workflow.round_of(house, "2024")
    part = next(p for p in house.catalogue.target_set(round.target_set).parts if p.indicator == "3.2a")
    wanted = [name for name in inspect.signature(verb).parameters if name not in ("house", "actor")]
    for unit in (*FOUND, "62"):
        for format in FORMATS if "format" in wanted else ("xlsx",):
            known = {
                "round": "2024", "unit": unit, "units": tuple(FOUND), "submission": by_unit.get(unit, ""),
                "told": by_unit.get(unit, ""), "sheet": "Biểu 1", "cell": "D2", "name": "a.xlsx", "content": None,
                "indicator": "3.2a", "milestone": part.milestones[0], "data_year": 2024, "format": format,
                "places": (("Biểu 1", "D2"),), "code": unit,
            }  # fmt: skip
            yield {name: known[name] for name in wanted if name in known}


def readable(given: object) -> str:
    """All that stands in what a verb gave, as text: values, files in zips, pages of a PDF."""
    if isinstance(given, Paper):
        return readable(given.content)
    if isinstance(given, bytes):
        if given[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(given)) as packed:
                return "\n".join(readable(packed.read(name)) for name in packed.namelist())
        if given[:4] == b"%PDF":
            return subprocess.run(["pdftotext", "-", "-"], input=given, capture_output=True).stdout.decode()
        return TAG.sub(" ", given.decode("utf-8", "replace"))  # measures of a layout stand in tags
    if isinstance(given, Iterator):
        return "\n".join(map(readable, given))
    return NAMED_BY_HASH.sub(" ", repr(given))


def betraying(of: tuple[str, ...]) -> set[str]:
    """Counts of some but not all hidden units and their sums, as they may be written; rates too."""
    numbers = {sum(counts[u] for u in group) for counts in (FOUND, HELPED) for n in (1, 2)
               for group in combinations(of, n)} - {3}  # fmt: skip
    rates = {HELPED[u] / FOUND[u] * 100 for u in of}
    plain = {str(n) for n in numbers} | {f"{r:.4f}"[:6] for r in rates}
    grouped = {f"{n:,}".replace(",", ".") for n in numbers if n >= 1000}
    return plain | grouped | {one.replace(".", ",") for one in plain if "." in one}


def found_in(text: str, of: tuple[str, ...] = HIDDEN) -> set[str]:
    return {one for one in betraying(of) if re.search(rf"(?<![\d.,]){re.escape(one)}(?!\d)", text)}


@pytest.mark.parametrize("actor", [LEADER, NEIGHBOUR, ADMINISTRATOR], ids=lambda a: a.role)
def test_no_verb_gives_a_hidden_count_or_a_sum_that_tells_it(house, actor):
    walked, told = set(), []
    for name, verb in verbs():
        walked.add(name)
        if name in NOT_FIGURES:
            continue
        for arguments in asked(house, verb):
            try:
                text = readable(verb(house, actor, **arguments))
            except UserError as refused:
                text = str(refused)
            told += [(name, arguments, one) for one in found_in(text)]
    assert not told
    assert walked >= WALKED


def test_the_walk_would_find_them(house):
    seen = readable(workflow.export(house, LOCAL_USER, "2024", "xlsx"))
    assert found_in(seen)
    assert found_in(readable(workflow.assess(house, LOCAL_USER, "2024", "611")))


def test_three_districts_are_hidden_and_the_province_and_the_others_are_shown(house):
    def counts(unit):
        parts = [p for t in workflow.assess(house, LEADER, "2024", unit).targets for p in t.parts]
        latest = next(p.latest for p in parts if p.indicator == "3.2a")
        return latest.numerator, latest.denominator, latest.reason

    assert counts("62") == (sum(HELPED.values()), sum(FOUND.values()), "")
    assert [unit for unit in FOUND if counts(unit) == (None, None, "suppressed")] == list(HIDDEN)
    assert counts("608") == (997, 2003, "")
