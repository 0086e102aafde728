"""A round from its opening to its snapshot, as the standing office drives it in a browser."""

import io
import zipfile
from datetime import date

import pytest

from tests.browser.desk import day_told, turn_to, type_day, unfold
from tests.filling import filled

pytestmark = pytest.mark.browser
CODE = "2025-THU"


def test_a_round_is_opened_its_forms_handed_out_closed_and_shown_as_it_was_closed(visit_at, tmp_path):
    visit, began = visit_at("desktop"), date.today()
    page = visit.open("/rounds?managed=2024")
    unfold(page, "Mở đợt mới")
    opening = page.locator("[data-testid=stExpander]").filter(has_text="Mở đợt mới")
    opening.get_by_label("Mở theo đợt").click()
    page.get_by_role("option", name="2024 · Báo cáo năm 2024 (số liệu minh họa)").click()
    visit.settle()
    day = opening.get_by_label("Ngày chốt số liệu").first
    type_day(day, date(2025, 6, 29))
    visit.settle()
    opening.get_by_label("Mã đợt").fill(CODE)
    opening.get_by_role("button", name="Mở đợt", exact=True).click()
    visit.settle()
    assert page.get_by_text(f"Đã mở đợt {CODE}").count() == 1

    page = visit.open(f"/rounds?managed={CODE}")
    with page.expect_download() as handed:
        page.get_by_role("button", name="Tải biểu trống của mọi đơn vị (zip)").click()
    bundle = zipfile.ZipFile(io.BytesIO(handed.value.path().read_bytes()))
    name = next(n for n in bundle.namelist() if n.startswith("612_"))
    file = tmp_path / name
    file.write_bytes(filled(bundle.read(name)))

    page = visit.open(f"/submit?for_round={CODE}&for_unit=612")
    page.locator("input[type=file]").set_input_files(file)
    visit.settle()
    page.get_by_role("button", name="Gửi", exact=True).click()
    visit.settle()
    page = visit.open(f"/rounds?managed={CODE}")
    turn_to(page, "Đóng đợt")
    page.get_by_role("button", name="Đóng đợt").click()
    visit.settle()
    assert page.get_by_text("Số liệu đã chốt tính lại hôm nay ra đúng như khi đóng đợt").count() == 1

    page = visit.open(f"/submit?for_round={CODE}&for_unit=612")
    assert page.get_by_text("Tệp gửi bây giờ là đính chính").count() == 1
    page = visit.open(f"/?round={CODE}")
    assert (
        page.get_by_role("note").filter(has_text=f"Số liệu đã chốt ngày {day_told(page, began)}").count() == 1
    )
    assert visit.complaints == []
