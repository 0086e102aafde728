"""The SQL only ever adds rows, keeps to what DuckLake has too, and says at its head what it is for."""

import re
from pathlib import Path

import pytest

from indicators.store.rebuild import KINDS
from indicators.store.statements import FOLDER, heading, names, statement

STATEMENTS = sorted(FOLDER.rglob("*.sql"))
FORBIDDEN = re.compile(
    r"\b(UPDATE|DELETE|TRUNCATE|DROP|ALTER|MERGE|UPSERT|PRIMARY\s+KEY|UNIQUE|REFERENCES|SEQUENCE|NEXTVAL|INDEX|ON\s+CONFLICT"
    r"|INSERT\s+OR)\b",
    re.IGNORECASE,
)
NEW_COLUMN = re.compile(r"\bALTER TABLE \w+ ADD COLUMN\b")  # rows that exist get no value in it


def code_of(path: Path) -> str:
    return re.sub(r"--.*", "", path.read_text("utf-8"))


def label(path: Path) -> str:
    return str(path.relative_to(FOLDER))


@pytest.mark.parametrize("path", STATEMENTS, ids=label)
def test_no_statement_changes_or_removes_a_row(path):
    laid = NEW_COLUMN.sub("", code_of(path)) if path.parent.name == "schema" else code_of(path)
    assert not FORBIDDEN.findall(laid)


@pytest.mark.parametrize("path", STATEMENTS, ids=label)
def test_every_statement_says_what_it_does_and_takes(path):
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("-- what:    ")
    assert any(line.startswith("-- params:  ") for line in lines)
    if path.parent.name in ("read", "checks"):
        assert any(line.startswith("-- columns: ") for line in lines)


@pytest.mark.parametrize("path", [p for p in STATEMENTS if p.parent.name != "schema"], ids=label)
def test_a_file_holds_one_statement(path):
    assert code_of(path).count(";") == 1


def test_no_sql_stands_in_the_code():
    for path in FOLDER.parent.glob("*.py"):
        assert not re.search(r"\b(SELECT|INSERT INTO|CREATE TABLE)\b", path.read_text("utf-8")), path


def test_every_statement_the_code_names_is_there_and_every_one_there_is_named():
    code = "".join(path.read_text("utf-8") for path in FOLDER.parent.glob("*.py"))
    named = set(re.findall(r'["\']((?:read|write|schema)/\w+)["\']', code))
    families = {f"read/{f}_" for f in re.findall(r'f"read/(\w+)_\{', code)}
    tables = {f"write/{t}" for t in ("finding", "ignored_row", "remark", *KINDS)}
    there = set(names("read")) | set(names("write")) | set(names("schema"))
    assert named | tables <= there
    assert {n for n in there - named - tables if not any(n.startswith(f) for f in families)} == set()


def test_a_check_is_headed_by_the_words_people_read():
    assert heading("checks/orphan") == "Bản ghi không thuộc hồ sơ hoặc tệp gốc nào"
    assert statement("checks/orphan").startswith("-- what:")
