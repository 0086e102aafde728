"""The board of a round shows what each unit sent last."""

import io

import openpyxl

from indicators import workflow
from indicators.access.rights import LOCAL_USER


def table(value: str) -> bytes:
    book = openpyxl.Workbook()
    for row in (
        ["Đơn vị báo cáo: UBND huyện Đắk Tô"],
        ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2024"],
        [1, "Nữ giám đốc, chủ doanh nghiệp, hợp tác xã", "%", value],
    ):
        book.active.append(row)
    memory = io.BytesIO()
    book.save(memory)
    return memory.getvalue()


def test_the_board_and_the_list_show_the_latest_submission_first(office_house):
    sent = [
        workflow.receive(office_house, LOCAL_USER, f"{value}.xlsx", table(value), "2024", "612").submission
        for value in ("40/100", "41/100", "42/100")
    ]
    line = next(b for b in workflow.board(office_house, LOCAL_USER, "2024") if b.unit.code == "612")
    assert line.submission.id == sent[-1]
    assert [s.id for s in workflow.submissions(office_house, LOCAL_USER, "2024")] == sent[::-1]
