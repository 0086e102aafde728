"""The published tables of tests/real laid out as workbooks like the ministry's own forms."""

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from indicators.workbook.grid import Merge, Sheet, Value, Workbook

HERE = Path(__file__).parent
RESULTS_ROW = 8  # heads of the national form stand at rows 9 and 10


def rows_of(file: str) -> list[dict[str, str]]:
    """The lines of a published table as dictionaries; the comment on top is left out."""
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(StringIO("\n".join(lines[1:])), delimiter="\t"))


def sheet(
    name: str, rows: Iterable[Iterable[Value]], merges: Iterable[tuple[int, int, int, int]] = ()
) -> Sheet:
    """A sheet of full width from ragged rows; merges as (first row, first column, last row, last column)."""
    lines = [list(row) for row in rows]
    width = max((len(line) for line in lines), default=0)
    return Sheet(
        name, True, [line + [""] * (width - len(line)) for line in lines], tuple(Merge(*m) for m in merges)
    )


def workbook(*sheets: Sheet, name: str = "phu luc.xlsx") -> Workbook:
    return Workbook(name, "0" * 64, name.rpartition(".")[2], sheets)


def national(year: int) -> Workbook:
    """The national results of one year (2023 or 2024), printed results and the Government's wording beside them."""
    body: list[list[Value]] = []
    number = 0
    for line in rows_of("national_2021_2024.tsv"):
        if line["code"] == "all":
            continue
        number += 1
        body.append(
            [
                number,
                line["indicator"],
                "lần" if line["code"] == "3.1" else "%",
                line["target_2025"],
                line[f"result_{year}"],
                line["official_wording"],
            ]
        )
    head: list[list[Value]] = [
        ["BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["Biểu 01/BC-BĐG", "", "", "", "Độc lập - Tự do - Hạnh phúc"],
        [],
        [
            f"KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHIẾN LƯỢC QUỐC GIA VỀ BÌNH ĐẲNG GIỚI GIAI ĐOẠN 2021-2030 NĂM {year}"
        ],
        ["(Kèm theo Báo cáo của Chính phủ)"],
        ["Đơn vị báo cáo: Cả nước"],
        [],
        ["", "", "", "", "", "ĐVT: %"],
        ["TT", "Mục tiêu, chỉ tiêu", "ĐVT", "Mục tiêu đến năm 2025", "Kết quả thực hiện", "Ghi chú"],
        ["", "", "", "", f"Năm {year}", ""],
    ]
    tail: list[list[Value]] = [
        [],
        ["", "Nơi nhận:", "", "", "TM. CHÍNH PHỦ"],
        ["", "- Quốc hội;", "", "", "(Ký tên, đóng dấu)"],
    ]
    r = RESULTS_ROW
    merges = [(r, c, r + 1, c) for c in (0, 1, 2, 3, 5)] + [(3, 0, 3, 5)]
    made = sheet("Biểu 01", [*head, *body, *tail], merges)
    return workbook(made, name=f"bieu 01 nam {year}.xlsx")


def women_leaders() -> Workbook:
    """The ministry's table of women leaders, data to 31 December 2019, as published."""
    lines = rows_of("women_leaders_2019.tsv")
    body = [[r["STT"], r["Nội dung"], r["Tỷ lệ"]] for r in lines]
    head: list[list[Value]] = [
        ["TỶ LỆ NỮ LÃNH ĐẠO (số liệu đến 31/12/2019)"],
        [],
        ["STT", "Nội dung", "Tỷ lệ"],
    ]
    return workbook(sheet("Sheet1", [*head, *body], [(0, 0, 0, 2)]), name="nu lanh dao.xlsx")
