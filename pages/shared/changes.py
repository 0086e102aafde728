"""What a submission changes, on the page: the sentence, then every figure that is new, other, or gone."""

from collections.abc import Mapping

from indicators.assessment.changes import Seen
from indicators.assessment.model import Figure, Source
from indicators.output.tables.changes import ChangeLine, change_lines, difference_sentence
from indicators.workflow import exploring, reviewing
from pages.shared import links, markup
from pages.shared.markup import Piece, link, safe, section, table
from pages.shared.session import ask, do

HEADS = ("Thay đổi", "Mã", "Chỉ tiêu", "Về đơn vị", "Năm, loại số", "Đã duyệt trước", "Bản này", "Chênh lệch")
KINDS = ("short", "short", "", "", "short", "number", "number", "number")


def show_changes(submission: str, round: str, names: Mapping[str, str]) -> None:
    """The difference of one stored submission against what was accepted before."""
    revision = do(reviewing.changes_of, submission)
    version, indicators = revision.against, ask(exploring.indicators_of, round)
    section("Thay đổi so với số đã duyệt")
    markup.show(
        markup.paragraph(
            "lead", difference_sentence(revision.difference, version.received_at if version else None)
        )
    )
    lines = change_lines(revision.difference, indicators, names, added=version is not None)
    if lines:
        before = version.id if version else ""
        markup.show(table(HEADS, (_row(line, before, submission, round) for line in lines), KINDS))


def _row(line: ChangeLine, before: str, after: str, round: str) -> tuple[Piece, ...]:
    words = (line.kind, line.code, line.indicator, line.subject, line.time)
    old, new = _cell(line.before, line.old, before, round), _cell(line.after, line.new, after, round)
    return (*map(safe, words), old, new, safe(line.points))


def _cell(seen: Seen | None, text: str, submission: str, round: str) -> Piece:
    """The value as a link to the cell it stands in."""
    if seen is None:
        return safe(text)
    if isinstance(seen, Figure):
        return link(links.to_source(seen.source, seen.round), text)
    return link(links.to_source(Source(submission, "", seen.sheet, seen.cell), round), text)
