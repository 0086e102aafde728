"""Files to hand over: made when the button is pressed, not on every look at the page."""

from collections.abc import Callable, Sequence

import streamlit as st

from indicators import workflow
from indicators.workflow import FORMATS, Receipt
from indicators.workflow.marking import copy_name
from indicators.workflow.papers import blank_name, paper_name
from pages.shared.session import actor, house

PAPERS = {
    "pdf": "Tải tóm tắt 2 trang (PDF)",
    "docx": "Tải báo cáo (Word)",
    "xlsx": "Tải bảng so sánh (Excel)",
    "csv": "Tải bảng so sánh (CSV)",
}


def offer_bytes(label: str, make: Callable[[], bytes], name: str, media_type: str, key: str) -> None:
    """A download button that asks for the bytes only when it is pressed."""
    st.download_button(
        label, make, name, media_type, key=f"download_{key}", icon=":material/download:", on_click="ignore"
    )


def offer_export(round: str, unit: str | None = None, forms: Sequence[str] = tuple(PAPERS)) -> None:
    """Brief, report and comparison table of a unit (None: the province), each under the name of its file."""
    home, asker = house(), actor()
    with st.container(horizontal=True):
        for form in forms:
            offer_bytes(
                PAPERS[form],
                lambda form=form: workflow.export(home, asker, round, form, unit).content,
                paper_name(home, asker, round, form, unit),
                FORMATS[form],
                f"export_{form}_{unit}",
            )


def offer_template(round: str, unit: str) -> None:
    """The blank appendix of one unit."""
    home, asker = house(), actor()
    offer_bytes(
        "Tải biểu trống",
        lambda: workflow.template(home, asker, round, unit).content,
        blank_name(home, asker, round, unit),
        FORMATS["xlsx"],
        "template",
    )


def offer_marked(receipt: Receipt, content: bytes | None = None) -> None:
    """The sender's own workbook with the findings and the figures not taken at their cells; nothing where there are
    none of them and it was not returned, or no workbook.

    ``content``: the file of the receipt; None for one that is stored.
    """
    reading = receipt.reading
    decided = receipt.stored
    told_back = decided is not None and (decided.status == "returned" or decided.left_out)
    holds_rows = reading.rows.read or any(seen.sheet for seen in reading.findings)
    if not holds_rows or not (reading.findings or told_back):
        return
    home, asker = house(), actor()
    told = receipt if content is not None else receipt.submission or ""
    offer_bytes(
        "Tải bản đánh dấu chỗ cần sửa",
        lambda: workflow.marked_copy(home, asker, receipt.file, content, told).content,
        copy_name(receipt.file, "xlsx"),
        FORMATS["xlsx"],
        f"marked_{receipt.sha256}_{receipt.submission}",
    )
