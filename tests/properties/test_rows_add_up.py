"""Whatever stands in a grid: rows read = taken + rejected + ignored, and no figure without its cell."""

from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.catalogue import load
from indicators.observations import read
from indicators.workbook.grid import Sheet, Workbook

CATALOGUE = load()
NAMES = [i.name for i in CATALOGUE.indicators_of("2021-2030")]
WORDS = st.sampled_from(
    [
        *NAMES[:8],
        "Mục tiêu 1: Chính trị",
        "Tổng cộng",
        "Nơi nhận:",
        "Ghi chú: a",
        "- Tử số",
        "- Mẫu số",
        "Cấp xã",
        "Thành phố Kon Tum",
    ]
)
HEADS = st.sampled_from(
    [
        "TT",
        "Chỉ tiêu",
        "Đơn vị",
        "Năm",
        "Năm 2024",
        "2023",
        "Tổng số",
        "Trong đó nữ",
        "Tỷ lệ",
        "Ghi chú",
        "Đạt",
        "",
    ]
)
VALUES = st.one_of(
    st.floats(-10, 200, allow_nan=False),
    st.sampled_from(["", "", "x", "-", "48/113", "khoảng 60%", "46,67%", "đạt", "abc", "#REF!", " "]),
)
CELLS = st.one_of(WORDS, HEADS, VALUES)


@st.composite
def grids(draw: st.DrawFn) -> list[list[object]]:
    width = draw(st.integers(3, 7))
    free = st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6)
    head = ["TT", "Chỉ tiêu", *draw(st.lists(HEADS, min_size=width - 2, max_size=width - 2))]
    body = st.lists(st.tuples(WORDS, st.lists(VALUES, min_size=width - 2, max_size=width - 2)), max_size=10)
    return [*draw(free), head, *([1.0, name, *values] for name, values in draw(body)), *draw(free)]


@settings(max_examples=150, deadline=None)
@given(grids())
def test_every_row_is_taken_rejected_or_ignored(rows: list[list[object]]) -> None:
    sheet = Sheet("Biểu 1", True, rows, errors={})  # type: ignore[arg-type]
    workbook = Workbook("a.xlsx", "0" * 64, "xlsx", (sheet,))
    reading = read(workbook, CATALOGUE, CATALOGUE.rounds("62", False), "2024", "62")
    assert reading.rows.read == reading.rows.taken + reading.rows.rejected + reading.rows.ignored
    assert reading.rows.ignored == len(reading.ignored)
    assert all(o.sheet and o.cell for o in reading.observations)
    assert len({o.key for o in reading.observations}) == len(reading.observations)
    if reading.rows.rejected:
        assert any(f.severity == "warns" and f.cell for f in reading.findings)
