"""An office changes the catalogue by editing its files: no code is touched."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from indicators.catalogue import load
from indicators.catalogue.loader import FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "catalogue"))


def append(folder, name, text):
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(text)


def replace(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def part(catalogue, code, target_set="62-2021-2030"):
    return {p.code: p for p in catalogue.target_set(target_set).parts}[code]


OWN = (
    "2021-2030,K.1,K.1,,6,Thôn có tủ sách về bình đẳng giới,%,ratio,"
    "số thôn có tủ sách,tổng số thôn,100,0,100,2,yes,,no,"
)


def test_an_own_indicator_is_a_row(folder):
    append(folder, "indicators.csv", OWN + "province; district,,,,\n")
    append(folder, "suppliers.csv", "2021-2030,K.1,SVHTTDL,1,,\n")
    append(folder, "targets.csv", "62-2021-2030,K.1,K.1,K.1,,,2025,ge,30,ít nhất 30%,,,,,Mục 7\n")
    catalogue = load(folder)
    assert catalogue.indicator("2021-2030", "K.1").denominator == "tổng số thôn"
    mine = part(catalogue, "K.1")
    assert (mine.national, mine.name) == ((), "Thôn có tủ sách về bình đẳng giới")
    assert (mine.milestones[0].value, mine.milestones[0].differs, mine.milestones[0].clause) == (
        30,
        False,
        "Mục 7",
    )
    review = catalogue.round("2021-2025", "62", False)
    assert ("K.1", "608") in [(q.indicator, q.subject) for q in catalogue.requested(review, "608")]
    assert ("K.1", "62") in [(q.indicator, q.subject) for q in catalogue.requested(review, "62-SVHTTDL")]


def test_an_own_value_is_a_row_and_shows_where_it_differs(folder):
    append(folder, "targets.csv", '62-2021-2030,4.1,4.1,4.1,4.1,,2025,le,113.4,"ở mức 113,4",,,,,Mục 4a\n')
    changed = {m.year: m for m in part(load(folder), "4.1").milestones}
    assert (changed[2025].value, changed[2025].differs, changed[2025].clause) == (113.4, True, "Mục 4a")
    assert (changed[2030].value, changed[2030].differs) == (109, False)
    assert part(load(folder), "4.1", "64-2021-2030").milestones[0].value == 111


def test_a_target_split_in_two_maps_both_parts_to_the_national_one(folder):
    replace(folder, "target_sets.yaml", "base: VN-2021-2030", 'base: VN-2021-2030\n  without: ["6.1"]')
    line = "62-2021-2030,6.1,6.1{0},6.1,6.1,Dân số {1} được tiếp cận,2025,ge,{2},{2}%,,,,,\n"
    append(folder, "targets.csv", line.format("a", "thành thị", 60) + line.format("b", "nông thôn", 55))
    catalogue = load(folder)
    codes = [p.code for p in catalogue.target_set("62-2021-2030").parts]
    assert ("6.1" in codes, codes[-2:]) == (False, ["6.1a", "6.1b"])
    assert part(catalogue, "6.1b").national == ("6.1",)
    assert [part(catalogue, c).milestones[0].differs for c in ("6.1a", "6.1b")] == [False, True]


def test_one_own_target_may_answer_to_two_national_ones(folder):
    append(folder, "targets.csv", "62-2021-2030,9,9,1.1,1.1; 2.3,Gộp,2025,ge,60,60%,,,,,\n")
    mine = part(load(folder), "9")
    assert (mine.national, mine.milestones[0].differs) == (("1.1", "2.3"), False)


def test_a_value_may_change_from_a_day_on(folder):
    rows = "62-2021-2030,6.1,6.1,6.1,6.1,,2025,ge,60,60%,,,2023-12-31,,\n"
    rows += "62-2021-2030,6.1,6.1,6.1,6.1,,2025,ge,90,90%,,2024-01-01,,Kế hoạch sửa đổi,\n"
    append(folder, "targets.csv", rows)
    mine = part(load(folder), "6.1")
    assert [mine.milestones_on(date(y, 6, 1))[0].value for y in (2023, 2024)] == [60, 90]


def test_a_round_is_an_entry(folder):
    append(
        folder,
        "rounds.yaml",
        """
- code: 2024-DX
  name: Báo cáo đột xuất tháng 9/2024
  strategy: 2021-2030
  province: 62
  data_date: 2024-09-30
  judges: []
  asks:
    - {year: 2024, period: to_date, kind: actual, as_of: 2024-09-30}
  units: [608, SYT, 62-SNV]
""",
    )
    made = load(folder).round("2024-DX", "62", False)
    assert (made.units, made.target_set) == (("608", "62-SYT", "62-SNV"), "62-2021-2030")
    assert made.asks[0].as_of == date(2024, 9, 30)


def test_a_setting_is_a_line(folder):
    replace(folder, "settings.yaml", "on_time_includes_due_day: true", "on_time_includes_due_day: false")
    assert load(folder).settings.on_time_includes_due_day is False
    assert load().settings.on_time_includes_due_day is True


def test_the_standing_office_changes_with_its_line(folder):
    assert load().standing_office("62", date(2025, 2, 28)).code == "62-SLDTBXH"
    assert load().standing_office("62", date(2025, 3, 1)).code == "62-SNV"
    replace(
        folder, "standing_offices.csv", "SNV,Bộ Nội vụ,2025-03-01,", "SNV,Bộ Nội vụ,2025-03-01,2026-12-31"
    )
    append(folder, "standing_offices.csv", "SYT,Bộ Y tế,2027-01-01,\n")
    moved = load(folder)
    assert moved.standing_office("51", date(2027, 1, 1)).code == "51-SYT"
    assert [moved.ministry(date(y, 12, 31)) for y in (2026, 2027)] == ["Bộ Nội vụ", "Bộ Y tế"]


def test_a_supplier_may_be_corrected(folder):
    replace(folder, "suppliers.csv", "2021-2030,4.1,SYT,1,2025-03-01,", "2021-2030,4.1,TK,1,2025-03-01,")
    catalogue = load(folder)
    assert catalogue.suppliers(catalogue.indicator("2021-2030", "4.1"), "62", date(2025, 5, 30)) == ("62-TK",)


def test_the_same_files_give_the_same_value_and_a_changed_file_a_new_one(folder):
    first = load(folder)
    assert load(folder) is first
    append(folder, "aliases.csv", "unit,608,Thị xã Kon Tum\n")
    assert "Thị xã Kon Tum" in load(folder).aliases["unit"]["608"]
