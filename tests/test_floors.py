"""The house rules: who may import whom, which door each library has, how long a file may be."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = sorted([*ROOT.glob("indicators/**/*.py"), *ROOT.glob("pages/**/*.py"), *ROOT.glob("dashboard.py")])

FLOORS = {
    "findings": 0, "errors": 0, "catalogue": 0, "workbook": 1, "observations": 2, "assessment": 3,
    "store": 4, "output": 4, "access": 4, "sample": 5, "workflow": 6, "commands": 7, "__main__": 7, "pages": 7,
    "dashboard": 7,
}  # fmt: skip
# Errors and findings are the ground the catalogue stands on; dashboard.py starts the frame of pages/, and __main__ the
# commands.
ALLOWED_BESIDE = {
    ("catalogue", "errors"), ("catalogue", "findings"), ("dashboard", "pages"), ("__main__", "commands"),
}  # fmt: skip
DOORS = {
    "python_calamine": {"workbook"}, "xlrd": {"workbook"}, "defusedxml": {"workbook"},
    "openpyxl": {"workbook", "output"},
    "xlsxwriter": {"output"}, "plotly": {"output"}, "typst": {"output"}, "docx": {"output"},
    "pandas": {"output", "store"}, "pyarrow": {"output", "store"},
    "duckdb": {"store"}, "pydantic": {"catalogue"}, "yaml": {"catalogue"}, "rapidfuzz": {"observations"},
    "argon2": {"access"}, "starlette": {"dashboard", "pages"}, "streamlit": {"pages", "dashboard"},
}  # fmt: skip
LONGEST_MODULE, LONGEST_PAGE = 300, 60


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "indicators" and len(parts) > 1 else parts[0]


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {
                f"{node.module}.{a.name}" for a in node.names if node.module == "indicators"
            }
    return found


@pytest.mark.parametrize("path", PRODUCT, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_imports_lower_floors_only(path):
    room = room_of(path)
    for name in imports_of(path):
        parts = name.split(".")
        other = parts[1] if parts[0] == "indicators" and len(parts) > 1 else parts[0]
        if other == room or other not in FLOORS or parts[0] not in {"indicators", "pages", "dashboard"}:
            continue
        assert FLOORS[other] < FLOORS[room] or (room, other) in ALLOWED_BESIDE, (
            f"{path}: {room} imports {other}"
        )


@pytest.mark.parametrize("path", PRODUCT, ids=lambda p: str(p.relative_to(ROOT)))
def test_each_outside_library_is_used_behind_its_door(path):
    for name in imports_of(path):
        allowed = DOORS.get(name.split(".")[0])
        assert allowed is None or room_of(path) in allowed, f"{path} imports {name}; its door is {allowed}"


def test_assessment_stands_on_the_standard_library_alone():
    import sys

    for path in ROOT.glob("indicators/assessment/*.py"):
        outside = {n.split(".")[0] for n in imports_of(path)} - set(sys.stdlib_module_names) - {"indicators"}
        assert not outside, f"{path} imports {outside}"


@pytest.mark.parametrize("path", PRODUCT, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_is_too_long(path):
    page = room_of(path) == "pages" and path.parent.name not in {"shared", "server"}
    lines, longest = len(path.read_text("utf-8").splitlines()), LONGEST_PAGE if page else LONGEST_MODULE
    assert lines <= longest, f"{path} has {lines} lines, more than {longest}"


def test_the_pages_and_the_command_line_reach_rooms_through_verbs():
    """They may name values of lower rooms, but only the workflow opens files, the store or the reader."""
    closed = {"indicators.store", "indicators.observations", "indicators.workbook"}
    commands = [ROOT / "indicators/__main__.py", *ROOT.glob("indicators/commands/*.py")]
    for path in [*ROOT.glob("pages/**/*.py"), ROOT / "dashboard.py", *commands]:
        opened = {n for n in imports_of(path) if any(n == c or n.startswith(f"{c}.") for c in closed)}
        assert all(n.endswith((".model", ".grid")) for n in opened), f"{path} imports {opened}"


def test_nothing_lies_at_the_top_that_the_layout_does_not_name():
    tracked = {
        "dashboard.py", "pages", "data", "indicators", "tests", "requirements.txt", "requirements-dev.txt",
        "README.md", "CHANGELOG.md", "Makefile", "pyproject.toml", ".streamlit", ".ci", "docs", ".gitignore",
    }  # fmt: skip
    made = {".git", ".venv", ".pytest_cache", ".ruff_cache", ".hypothesis", "__pycache__"}
    assert {p.name for p in ROOT.iterdir()} <= tracked | made
