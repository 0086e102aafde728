"""`python -m indicators duties`: listed, handed over, taken in, refused in one line."""

import json

import pytest

from indicators import workflow
from indicators.__main__ import main
from indicators.access.rights import LOCAL_USER
from indicators.workflow import duties
from tests.workflow.duty_books import TASK, book


@pytest.fixture
def path(tmp_path, monkeypatch):
    where = tmp_path / "x.duckdb"
    monkeypatch.setenv("INDICATORS_DB", str(where))
    house = workflow.open_house(where, "62")
    duties.write(house, LOCAL_USER, "task", "2025", TASK)
    house.store.close()
    return where


def test_lines_are_listed_as_one_document(path, capsys):
    assert main(["--db", str(path), "duties", "--kind", "task", "--unit", "62-SNV", "--json"]) == 0
    (line,) = json.loads(capsys.readouterr().out)
    assert (line["kind"], line["scope"], line["version"], line["due"]) == ("task", "2025", 1, "2025-03-31")


def test_what_is_exported_is_taken_in_and_changes_nothing(path, tmp_path, capsys):
    file = tmp_path / "a.xlsx"
    assert main(["--db", str(path), "duties", "--export", str(file)]) == 0
    assert main(["--db", str(path), "duties", "--import", str(file)]) == 0
    assert "0 dòng mới, 0 thay đổi, 1 giữ nguyên" in capsys.readouterr().out


def test_a_file_in_doubt_is_refused_with_the_cell(path, tmp_path, capsys):
    file = tmp_path / "a.xlsx"
    file.write_bytes(book(("Nội dung", "Chủ trì", "Thời hạn"), ("Việc", "Sở Xây dựng mới", "Quý II")))
    assert (
        main(["--db", str(path), "duties", "--import", str(file), "--kind", "task", "--scope", "2025"]) == 2
    )
    assert "ô B2: Cơ quan chủ trì" in capsys.readouterr().err
