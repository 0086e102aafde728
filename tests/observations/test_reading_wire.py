"""A reading comes back from the process that made it unchanged, and no lie about one is believed."""

from dataclasses import replace
from datetime import date

import pytest

from indicators.catalogue import load
from indicators.findings import finding
from indicators.observations import IgnoredRow, Observation, Reading, Remark, RowCount
from indicators.observations.model import ReadColumn, ReadTable
from indicators.observations.reading_wire import FIELDS, plain_reading, reading_from
from indicators.workbook import wire

ROUNDS = {"2024"}
FIRST = Observation(
    "1.1", "608", 2024, "year", "actual", None, (), 48, 113, 42.47787610619469, "", "met", "Thiếu nguồn", "", "", "",
    "Biểu 1", "D4",
)  # fmt: skip
SECOND = Observation(
    "1.1", "608", 2024, "to_date", "estimate", date(2024, 5, 30), (("sex", "female"),), None, None, None,
    "khoảng \ud800 50%", None, "", "", "", "x", "Biểu 2", "AB12",
)  # fmt: skip
READING = Reading(
    "table", "608", "2024", RowCount(4, 2, 1, 1), (IgnoredRow("Biểu 1", 9, "signature"),), (FIRST, SECOND),
    (finding("hidden_rows", "Biểu 1", "A4", row=4),), (Remark("limits", "Ít người", "Biểu 3", "B2"),),
    (ReadTable("Biểu 1", 2, 3, 9, (ReadColumn(0, "name", "chi tieu"), ReadColumn(3, "rate", "ty le", "năm 2024"))),),
)  # fmt: skip
HEARD = ((0, 0),)


@pytest.fixture(scope="module")
def catalogue():
    return load()


def sent(reading, heard):
    """The plain values as they come out of the pipe."""
    return wire.unpack(wire.pack(plain_reading(reading, heard), ()))[0]


@pytest.mark.parametrize(
    "reading",
    [
        READING,
        replace(READING, observations=(FIRST,)),
        replace(READING, observations=()),
        Reading(None, None, None),
    ],
)
def test_a_reading_comes_back_as_it_was(catalogue, reading):
    heard = HEARD if reading.observations else ()
    back = reading_from(sent(reading, heard), catalogue, ROUNDS)
    assert back == (reading, heard)
    assert back[0].tables == reading.tables
    assert [type(o.numerator) for o in back[0].observations] == [
        type(o.numerator) for o in reading.observations
    ]


def changed(column, value):
    """The plain values with another value in one column of the observations."""
    plain = sent(READING, HEARD)
    plain[3][FIELDS.index(column)] = [False, [value, value]]
    return plain


LIES = {
    "an indicator nobody knows": lambda: changed("indicator", "99.9"),
    "a unit nobody knows": lambda: changed("subject", "Sở X"),
    "a year no figure is of": lambda: changed("data_year", 12024),
    "a year that is text": lambda: changed("data_year", "2024"),
    "a period of our own making": lambda: changed("period", "century"),
    "a verdict that is none": lambda: changed("declared_verdict", "splendid"),
    "an infinite number": lambda: changed("value", float("inf")),
    "a number beyond every float": lambda: changed("numerator", 10**400),
    "a number as text": lambda: changed("value", "42"),
    "a truth for a number": lambda: changed("value", True),
    "a cell that is a formula": lambda: changed("cell", "=A1"),
    "a note that is a list": lambda: changed("note", ["x"]),
    "a breakdown of numbers": lambda: changed("breakdown", [[1, 2]]),
    "a day that is text": lambda: changed("as_of", "2024-05-30"),
    "columns of different lengths": lambda: (p := sent(READING, HEARD), p[3].__setitem__(0, [False, ["1.1"]]))[0],
    "one cell for all": lambda: (p := sent(READING, HEARD), p[3].__setitem__(-1, [True, "A1"]))[0],
    "another unit's code": lambda: [["table", "nobody", "2024"], *sent(READING, HEARD)[1:]],
    "another round": lambda: [["table", "608", "1999"], *sent(READING, HEARD)[1:]],
    "rows that do not add up": lambda: [*sent(READING, HEARD)[:1], [5, 2, 1, 1], *sent(READING, HEARD)[2:]],
    "a finding of no kind": lambda: [*sent(READING, HEARD)[:4], [["no_such", "", "", []]], *sent(READING, HEARD)[5:]],
    "a remark of no kind": lambda: [*sent(READING, HEARD)[:5], [["praise", "", "", ""]], *sent(READING, HEARD)[6:]],
    "history of a figure that is not there": lambda: [*sent(READING, HEARD)[:-1], [[2, 0]]],
    "a table that ends before it begins": lambda: [*sent(READING, HEARD)[:6], [["B", 3, 2, 9, []]], HEARD],
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_lie_about_a_reading_is_not_believed(catalogue, lie):
    told = wire.unpack(wire.pack(lie(), ()))[0]
    with pytest.raises((wire.BrokenAnswer, TypeError, ValueError)):
        reading_from(told, catalogue, ROUNDS)
