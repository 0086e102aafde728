"""What a submission changes, on the page: the sentence, then every figure that is new, other, or gone."""

from collections.abc import Mapping

import streamlit as st

from indicators.assessment.changes import Key, Seen, figure_key
from indicators.assessment.model import Figure, Source
from indicators.output.tables.changes import ChangeLine, change_lines, difference_sentence
from indicators.workflow import exploring, revising
from pages.shared import links, markup, receipts
from pages.shared.markup import Piece, grouped, link, safe, section
from pages.shared.session import ask, do

HEADS = ("Năm, loại số", "Thay đổi", "Đã duyệt trước", "Bản này", "Chênh lệch")
KINDS = ("", "", "number", "number", "number")
MANY = 24  # more than these are folded away


def show_changes(submission: str, round: str, names: Mapping[str, str]) -> None:
    """The difference of one stored submission against what was accepted before."""
    revision = do(revising.changes_of, submission)
    version, indicators = revision.against, ask(exploring.indicators_of, round)
    received_at = version.received_at if version else None
    section("Thay đổi so với số đã duyệt", difference_sentence(revision.difference, received_at))
    lines = change_lines(revision.difference, indicators, names, added=version is not None)
    if lines:
        with st.expander(f"Các số thay đổi ({len(lines)})", expanded=len(lines) <= MANY):
            markup.show(
                grouped(HEADS, (_row(line, revision.sources, submission, round) for line in lines), KINDS)
            )


def _row(
    line: ChangeLine, sources: Mapping[Key, str], after: str, round: str
) -> tuple[Piece, tuple[Piece, ...]]:
    before = sources.get(figure_key(line.before), "") if line.before else ""
    old, new = _cell(line.before, line.old, before, round), _cell(line.after, line.new, after, round)
    title = receipts.group_title(line.code, line.indicator, line.subject)
    return title, (safe(line.time), safe(line.kind), old, new, safe(line.points))


def _cell(seen: Seen | None, text: str, submission: str, round: str) -> Piece:
    """The value as a link to the cell it stands in."""
    if seen is None:
        return safe(text)
    if isinstance(seen, Figure):
        return link(links.to_source(seen.source, seen.round), text)
    return link(links.to_source(Source(submission, "", seen.sheet, seen.cell), round), text)
