"""The commands board and remind: one document, files by the name asked for, Vietnamese sentences."""

import json

import pytest

ROUND, ON = "2021-2025", "2025-06-20"

pytestmark = pytest.mark.slow


@pytest.fixture
def run(run):
    """The office has received nothing."""
    assert run("rounds")[0] == 0
    return run


def test_the_board_is_one_document_with_every_unit_of_the_round(run):
    code, out, _ = run("board", "--round", ROUND, "--on", ON, "--json")
    lines = {line["unit"]: line for line in json.loads(out)}
    assert (code, len(lines)) == (0, 28)
    found = lines["608"]
    assert (found["stage"], found["late"], found["days_late"], found["due"]) == (
        "silent",
        True,
        5,
        "2025-06-15",
    )
    assert found["figures"] == {"asked": 84, "answered": 0, "share_pct": 0}
    assert found["missing"][0]["columns"][4] == {
        "data_year": 2025, "period": "to_date", "kind": "actual", "as_of": "2025-05-30",
    }  # fmt: skip


def test_one_unit_is_told_in_a_line(run):
    code, out, _ = run("board", "--round", ROUND, "--unit", "608", "--on", ON)
    assert (code, out) == (
        0,
        "608\tThành phố Kon Tum\tChưa nộp, Trễ hạn\t0%\ttrễ 5 ngày\tcả 14 chỉ tiêu được giao\n",
    )


def test_a_folder_gets_the_list_and_a_letter_for_every_unit(run, tmp_path):
    code, out, _ = run("remind", "--round", ROUND, "--on", ON, "-o", tmp_path / "don-doc")
    names = sorted(path.suffix for path in (tmp_path / "don-doc").iterdir())
    assert (code, names) == (0, [".docx"] * 28 + [".xlsx"])
    assert out.count("Đã ghi") == 29


def test_a_file_is_what_its_name_says(run, tmp_path):
    for name, start in (("a.xlsx", b"PK"), ("a.zip", b"PK")):
        assert run("remind", "--round", ROUND, "--on", ON, "-o", tmp_path / name)[0] == 0
        assert (tmp_path / name).read_bytes().startswith(start)
    assert run("remind", "--round", ROUND, "--unit", "608", "--on", ON, "-o", tmp_path / "a.docx")[0] == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--on", ON, "-o", "a.docx"), "hãy ghi --unit MÃ"),
        (("--on", "20/6/2025", "-o", "x"), "hãy ghi như 2025-06-20"),
        (("--on", "2025-06-01", "-o", "a.zip"), "không có đơn vị nào của đợt"),
        (("--unit", "51", "--on", ON, "-o", "a.docx"), "không còn thiếu báo cáo"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run, tmp_path, words, told):
    *rest, output = words
    code, _, err = run("remind", "--round", ROUND, *rest, tmp_path / output)
    assert (code, told in err) == (2, True)
    assert err.count("\n") == 1
