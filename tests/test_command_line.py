"""The command line: exit codes, Vietnamese sentences, one JSON document."""

import io
import json
from dataclasses import replace
from hashlib import sha256

import openpyxl
import pytest

from indicators.catalogue import load
from indicators.workflow import house

CONTRACT_ROUND = {"code", "name", "strategy", "data_date", "judges", "units"}
CONTRACT_RECEIPT = {
    "file", "sha256", "form", "unit", "round", "accepted", "rows", "observations", "findings",
}  # fmt: skip
CONTRACT_OBSERVATION = {
    "indicator", "unit", "data_year", "as_of", "period", "kind", "breakdown", "numerator", "denominator", "value",
    "confirmed", "declared_verdict", "cause", "difficulty", "solution", "note", "sheet", "cell",
}  # fmt: skip


@pytest.fixture
def table(tmp_path):
    """A district's own table, not our template, as .xlsx."""

    def make(rows, name="bang.xlsx", title="Đơn vị báo cáo: UBND huyện Đắk Tô"):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append([title])
        sheet.append(["KẾT QUẢ THỰC HIỆN NĂM 2024"])
        sheet.append(["TT", "Chỉ tiêu", "ĐVT", "Mục tiêu năm 2025", "Kết quả thực hiện năm 2024"])
        for row in rows:
            sheet.append(row)
        memory = io.BytesIO()
        book.save(memory)
        path = tmp_path / name
        path.write_bytes(memory.getvalue())
        return path

    return make


BUSINESS = [1, "Nữ giám đốc, chủ doanh nghiệp, hợp tác xã", "%", "27%", "48/113"]


def test_rounds_are_listed_with_what_they_ask(run):
    code, out, _ = run("rounds", "--json")
    rounds = json.loads(out)
    assert code == 0
    assert {"2024", "2021-2025"} <= {r["code"] for r in rounds}
    assert all(set(r) >= CONTRACT_ROUND for r in rounds)


def test_a_loaded_and_accepted_file_is_judged(run, table):
    code, out, _ = run("load", table([BUSINESS]), "--round", "2024", "--accept", "--json")
    receipt = json.loads(out)[0]
    assert code == 0
    assert set(receipt) >= CONTRACT_RECEIPT
    assert (receipt["unit"], receipt["round"], receipt["accepted"]) == ("612", "2024", True)
    seen = receipt["observations"][0]
    assert set(seen) >= CONTRACT_OBSERVATION
    assert (seen["indicator"], seen["unit"], seen["numerator"], seen["denominator"]) == (
        "2.3",
        "612",
        48,
        113,
    )
    assert seen["value"] == pytest.approx(48 / 113 * 100)
    assert seen["cell"] == "E4"
    code, out, _ = run("assess", "--round", "2024", "--unit", "612", "--json")
    part = next(p for t in json.loads(out)["targets"] for p in t["parts"] if p["code"] == "2.3")
    assert part["numerator"] == 48
    assert part["sources"][0]["cell"] == "E4"


def test_an_unknown_province_is_refused_and_the_known_ones_are_named(run, monkeypatch):
    monkeypatch.setenv("INDICATORS_PROVINCE", "99")
    code, _, err = run("rounds")
    assert code == 2
    assert "99" in err
    assert "62 (Tỉnh Kon Tum)" in err


def test_figures_printed_are_in_the_trail_like_those_handed_over(run, table):
    run("load", table([BUSINESS]), "--round", "2024", "--accept")
    _, printed, _ = run("assess", "--round", "2024", "--unit", "612", "--json")
    _, out, _ = run("trail", "--json")
    [told] = [line for line in json.loads(out) if line["act"] == "exported"]
    assert (told["subject"], told["unit"]) == ("Đánh giá đợt 2024, in từ dòng lệnh", "612")
    assert told["detail"]["sha256"] == sha256(printed.rstrip("\n").encode()).hexdigest()


def test_a_waiting_submission_does_not_count_yet(run, table):
    run("load", table([BUSINESS]), "--round", "2024")
    _, out, _ = run("assess", "--round", "2024", "--unit", "612", "--json")
    part = next(p for t in json.loads(out)["targets"] for p in t["parts"] if p["code"] == "2.3")
    assert part["value"] is None


def test_a_file_without_a_unit_is_refused_with_a_sentence_and_exit_2(run, table):
    code, out, err = run("load", table([BUSINESS], title="Phụ lục"), "--round", "2024", "--json")
    assert code == 2
    assert [f["code"] for f in json.loads(out)[0]["findings"] if f["severity"] == "blocks"] == [
        "unit_unknown"
    ]
    assert "Không xác định được đơn vị báo cáo" in err


def test_a_missing_file_among_several_is_said_and_the_others_are_loaded(run, table):
    code, out, err = run("load", "khong-co.xlsx", table([BUSINESS]), "--round", "2024", "--json")
    first, second = json.loads(out)
    assert code == 2
    assert [f["code"] for f in first["findings"]] == ["file_missing"]
    assert len(second["observations"]) == 1
    assert "Không mở được tệp khong-co.xlsx" in err


def test_check_stores_nothing(run, table, tmp_path):
    code, out, _ = run("check", table([BUSINESS]), "--round", "2024", "--json")
    assert code == 0
    assert json.loads(out)[0]["rows"] == {"read": 1, "taken": 1, "rejected": 0, "ignored": 0}
    assert not (tmp_path / "office.duckdb").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["asses", "--round", "2024"], "Câu lệnh chưa đúng"),
        (["assess"], "Câu lệnh chưa đúng"),
        (["assess", "--round", "1999"], "1999"),
        (["assess", "--round", "2024", "--unit", "99999"], "99999"),
        (["check", "khong-co.xlsx"], "Không mở được tệp"),
        (["export", "--round", "2024", "--format", "odt", "-o", "x.odt"], "odt"),
        (["sample"], "không bao giờ để chung"),
    ],
)
def test_wrong_use_is_one_vietnamese_sentence_and_exit_2(run, table, words, sentence):
    run("load", table([BUSINESS]), "--round", "2024")
    code, _, err = run(*words)
    assert code == 2
    assert sentence in err
    assert "Traceback" not in err


def test_wrong_use_with_json_prints_one_document_too(run):
    code, out, err = run("assess", "--json")
    assert code == 2
    assert json.loads(out)["error"] == err.strip()


def test_a_part_is_printed_under_the_name_its_target_set_gives_it(run, monkeypatch):
    """A province renumbers: its 2.1 may measure the national 2.2."""
    shipped = load()
    own = shipped.target_set("62-2021-2030")
    renumbered = tuple(replace(p, name="Chỉ tiêu riêng") if p.code == "2.1" else p for p in own.parts)
    sets = {**shipped.target_sets, own.code: replace(own, parts=renumbered)}
    monkeypatch.setattr(house, "load", lambda: replace(shipped, target_sets=sets))
    _, out, _ = run("assess", "--round", "2024")
    assert "2.1 Chỉ tiêu riêng:" in out
