"""Aliases and look-alikes: the words by which real forms name indicators, units and departments."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from indicators.catalogue import load

REAL = Path(__file__).parents[1] / "real"


def real_rows(name):
    lines = (REAL / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def spellings(kind, code, name):
    return {name.casefold(), *(alias.casefold() for alias in load().aliases[kind].get(code, ()))}


@pytest.mark.parametrize(
    "row", [r for r in real_rows("national_2021_2024.tsv") if r["code"] != "all"], ids=lambda r: r["code"]
)
def test_the_governments_wording_names_the_indicator(row):
    indicator = load().indicator("2021-2030", row["code"])
    assert row["indicator"].casefold() in spellings("indicator", f"2021-2030/{row['code']}", indicator.name)


def test_every_indicator_has_at_least_two_other_names():
    counts = {key: len(load().aliases["indicator"].get("/".join(key), ())) for key in load().indicators}
    assert {key: n for key, n in counts.items() if n < 2} == {}


def test_no_name_stands_for_two_indicators_of_one_strategy():
    for strategy in load().strategies:
        seen = Counter(
            name
            for i in load().indicators_of(strategy)
            for name in spellings("indicator", f"{strategy}/{i.code}", i.name)
        )
        assert [name for name, n in seen.items() if n > 1] == []


@pytest.mark.parametrize(
    "row", [r for r in real_rows("women_leaders_2019.tsv") if r["STT"] in ("A", "B")], ids=lambda r: r["STT"]
)
@pytest.mark.parametrize("indicator", ["2011-2020/1.2", "2011-2020/1.3", "2021-2030/1.1"])
def test_the_table_of_2019_looks_like_an_indicator_but_counts_people(row, indicator):
    text = row["Nội dung"].casefold()
    found = [a for a in load().look_alikes if a.indicator == indicator and a.words.casefold() in text]
    assert {a.why for a in found} == {"đếm người, không đếm cơ quan"}


def test_no_look_alike_stands_in_an_indicators_own_name():
    for alike in load().look_alikes:
        strategy, code = alike.indicator.split("/")
        names = spellings("indicator", alike.indicator, load().indicator(strategy, code).name)
        assert [name for name in names if alike.words.casefold() in name] == []


@pytest.mark.parametrize(
    ("kind", "code", "alias"),
    [
        ("department", "SLDTBXH", "Sở LĐTBXH"),
        ("department", "SLDTBXH", "Sở LĐ-TB&XH"),
        ("department", "SGDDT", "Sở GD&ĐT"),
        ("department", "SKHDT", "Sở KH&ĐT"),
        ("department", "TK", "Cục Thống kê tỉnh"),
        ("unit", "615", "Huyện Đắk Hà"),
        ("unit", "615", "Huyện Đak Hà"),
        ("unit", "626", "Huyện Đăk Đoa"),
        ("unit", "608", "TP Kon Tum"),
        ("unit", "618", "Huyện Ia H’Drai"),
        ("unit", "VN", "Việt Nam"),
    ],
)
def test_a_usual_spelling_is_known(kind, code, alias):
    assert alias in load().aliases[kind][code]
