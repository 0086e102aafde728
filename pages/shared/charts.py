"""Charts and tables on a page: one way to show each."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from indicators.assessment.model import PartResult
from indicators.catalogue.definitions import Indicator
from indicators.output.figures import CONFIG, path_chart
from indicators.output.figures.camera import with_camera
from indicators.output.figures.style import darkened, spoken
from indicators.output.tables.standings import is_known
from pages.shared import markup

SPOKEN = ("Đường", "Số liệu")
SHORT = 10  # characters: codes, years, dates; such a column does not wrap
TOP = 32  # pixels above the plot, for the words of a target


def chart(figure: Any, key: str, picture: str = "") -> None:
    """A Plotly figure at the width of the page, its title as text of the page, where it wraps on a phone, and its
    points as a table behind it. ``picture``: the name under which it can be saved; then its title stays inside."""
    if picture:
        _draw(figure, key, with_camera(picture))
        return
    title, room = figure.layout.title.text or "", figure.layout.margin.t
    markup.show(markup.paragraph("chart-title", " ".join(title.split("<br>"))))
    figure.update_layout(title_text="", margin_t=TOP, height=figure.layout.height - room + TOP)
    _draw(figure, key, CONFIG)


def _draw(figure: Any, key: str, config: dict[str, Any]) -> None:
    drawn = darkened(figure) if st.context.theme.type == "dark" else figure
    st.plotly_chart(drawn, width="stretch", theme=None, key=f"chart_{key}", config=config)
    fold_table("Số liệu của biểu", SPOKEN, spoken(figure))


def path(part: PartResult, indicator: Indicator, unit: str) -> None:
    """The path of one part; a sentence where ``unit`` has given no value yet."""
    if is_known(part):
        chart(path_chart(part, indicator, "Diễn biến so với mục tiêu các mốc"), "path")
    else:
        st.info(f"Chưa có số liệu nào của {unit} cho chỉ tiêu này.")


def rows(lines: Sequence[dict[str, str]]) -> None:
    """Rows of words as a table in which no word is cut off: long ones wrap, on a phone a row is a card."""
    if not lines:
        st.info("Không có dòng nào chứa các từ này.")
        return
    heads = tuple(lines[0])
    kinds = tuple("short" if max(len(line[head]) for line in lines) <= SHORT else "" for head in heads)
    markup.show(markup.table(heads, ([markup.safe(line[head]) for head in heads] for line in lines), kinds))


def fold_table(title: str, heads: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """A plain table of words, folded away; nothing where there is no line."""
    if lines:
        with st.expander(f"{title} ({len(lines)})"):
            markup.show(markup.table(heads, [tuple(map(markup.safe, line)) for line in lines]))
