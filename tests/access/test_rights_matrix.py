"""Every verb is called by every role, for its own unit and another's: what happens is what the table of rights says.

``tests/spec/verbs_by_role.txt`` is the table. Nothing that is written is kept; what is refused leaves no trace at all.
"""

import ast
import importlib
import inspect
import pkgutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from indicators import workflow
from indicators.access import rights
from indicators.errors import NotAllowed, UserError
from tests.access.rights_material import ACTORS, ASKED, OTHER, OWN, Material, Undone, laid_out, nothing_kept

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("cheap_passwords")]

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "tests" / "spec" / "verbs_by_role.txt"
COLUMNS = (
    ("nobody", OWN), ("leadership", OWN), ("unit", OWN), ("unit", OTHER), ("standing_office", OWN),
    ("administrator", OWN), ("local", OWN),
)  # fmt: skip
HELPER = "helper"
TAKES = ["house", "actor"]
WITHOUT_A_HOUSE = frozenset(
    {"keeping.restore", "keeping.doctor_of_chosen"}
)  # they find the database by themselves
SAID = frozenset({"duty_files.import_"})  # a row of another unit is a doubt, and nothing is written


@dataclass(frozen=True)
class Case:
    """One cell of the table: ``told`` is yes, no (refused) or none (answered, with nothing of the unit in it)."""

    verb: str
    of: str
    role: str
    unit: str
    told: str


def lines() -> Iterator[list[str]]:
    for line in TABLE.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


HELPERS = {cells[0] for cells in lines() if cells[1] == HELPER}
ROWS = {(cells[0], cells[1]): cells[2:] for cells in lines() if cells[1] != HELPER}
CASES = [
    Case(*row, role, unit, told)
    for row, cells in ROWS.items()
    for (role, unit), told in zip(COLUMNS, cells, strict=True)
]


def public_verbs() -> dict[str, object]:
    """``module.name`` → function, of the workflow's functions that take the house first, then the actor."""
    found = {}
    for one in pkgutil.iter_modules(workflow.__path__):
        module = importlib.import_module(f"indicators.workflow.{one.name}")
        for name, verb in vars(module).items():
            mine = (
                inspect.isfunction(verb) and verb.__module__ == module.__name__ and not name.startswith("_")
            )
            full = f"{one.name}.{name}"
            if mine and (full in WITHOUT_A_HOUSE or list(inspect.signature(verb).parameters)[:2] == TAKES):
                found[full] = verb
    return found


VERBS = public_verbs()


@pytest.fixture(scope="module")
def cheap_passwords():
    from indicators.access import passwords

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "COST", passwords.Cost(passes=1, memory_kib=8, threads=1))
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory, cheap_passwords) -> Iterator[Material]:
    made = laid_out(tmp_path_factory.mktemp("rights"))
    yield made
    made.house.store.close()


def outcome(made: Material, case: Case) -> str:
    """What the verb does when it is really called: yes, no, none, or why it could not be tried."""
    arguments, says = ASKED[case.verb, case.of]
    asked = arguments(made, case.unit)
    with pytest.MonkeyPatch.context() as patch, nothing_kept(patch, made.folder):
        try:
            house = () if case.verb in WITHOUT_A_HOUSE else (made.house,)
            answer = VERBS[case.verb](*house, ACTORS[case.role], *asked)
            answer = list(answer) if isinstance(answer, Iterator) else answer
        except NotAllowed:
            return "no"
        except Undone as undone:
            answer = undone
        except UserError as problem:
            if case.verb not in SAID:
                return f"{type(problem).__name__}: {problem}"
            answer = problem
    return "yes" if says(answer, case.unit, made) else "none"


def test_the_table_names_every_verb_and_no_other():
    assert {verb for verb, _ in ROWS} | HELPERS == set(VERBS)
    assert set(ROWS) == set(ASKED)


@pytest.mark.parametrize("verb", sorted({verb for verb, _ in ROWS}))
def test_what_a_verb_does_for_a_role_is_what_the_table_says(made, verb):
    wrong = {}
    for case in (one for one in CASES if one.verb == verb):
        before = made.state()
        seen = outcome(made, case)
        if seen != case.told:
            wrong[case.of, case.role, case.unit] = f"{seen} and not {case.told}"
        elif seen == "no" and made.state() != before:
            wrong[case.of, case.role, case.unit] = "refused, and left a trace"
    assert not wrong


def test_every_role_is_walked_and_there_are_so_many_cases():
    assert {case.role for case in CASES} == {"nobody", *rights.RIGHTS}
    assert len(CASES) == len(ROWS) * len(COLUMNS) > 900


def test_helpers_are_called_by_verbs_alone():
    named = {name.partition(".")[2] for name in HELPERS}
    outside = [*ROOT.glob("pages/**/*.py"), *ROOT.glob("indicators/commands/*.py"), ROOT / "indicators/__main__.py",
               ROOT / "dashboard.py"]  # fmt: skip
    called = {
        (path.name, node.attr)
        for path in outside
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in named
        and ast.unparse(node.value).split(".")[-1] in {"workflow", *(h.partition(".")[0] for h in HELPERS)}
    }  # fmt: skip
    assert not called


# -- what the matrix would notice ----------------------------------------------------------------------------
@contextmanager
def noted(patch) -> Iterator[set[str]]:
    """The rights that are asked for and had."""
    asked, may = set(), rights.may

    def noting(actor, verb, unit="") -> bool:
        had = may(actor, verb, unit)
        asked.update({verb} if had else ())
        return had

    with patch.context() as patched:
        for module in [m for name, m in sys.modules.items() if name.startswith("indicators.")]:
            if getattr(module, "may", None) is may:
                patched.setattr(module, "may", noting)
        yield asked


@pytest.fixture(scope="module")
def rests_on(made) -> dict[tuple[str, str], list[Case]]:
    """(role, right) → the cases that are answered after it was asked for, the quickest first."""
    found: dict[tuple[str, str], list[tuple[float, Case]]] = {}
    with pytest.MonkeyPatch.context() as patch:
        for case in (c for c in CASES if c.told == "yes" and c.role != "nobody"):
            began = time.process_time()
            with noted(patch) as asked:
                outcome(made, case)
            for right in asked:
                found.setdefault((case.role, right), []).append((time.process_time() - began, case))
    return {key: [case for _, case in sorted(cases, key=lambda c: c[0])] for key, cases in found.items()}


@pytest.mark.parametrize(
    ("role", "right"),
    [(role, right) for role, held in rights.RIGHTS.items() for right in sorted(held)],
)
def test_a_right_that_is_taken_out_is_missed(made, rests_on, monkeypatch, role, right):
    monkeypatch.setitem(rights.RIGHTS, role, rights.RIGHTS[role] - {right})
    cases = rests_on.get((role, right), [])
    assert any(outcome(made, case) != "yes" for case in cases), f"{len(cases)} cases do not notice"


@pytest.mark.parametrize("verb", sorted({case.verb for case in CASES if case.told == "no"}))
def test_a_verb_that_asks_for_no_right_is_noticed(made, monkeypatch, verb):
    """Whatever it asks, everybody may."""
    monkeypatch.setattr(rights, "may", lambda *_: True)
    module = sys.modules[VERBS[verb].__module__]
    if hasattr(module, "may"):  # some ask a second time, in their own words
        monkeypatch.setattr(module, "may", lambda *_: True)
    refused = (case for case in CASES if case.verb == verb and case.told == "no")
    assert any(outcome(made, case) != "no" for case in refused)
