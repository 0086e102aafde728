"""Submissions in lists: who sent what when, and what became of it."""

from collections.abc import Mapping, Sequence

from indicators.output.decision_words import decided_sentence, returned_sentence
from indicators.output.intake_words import submission_look
from indicators.output.numbers import format_moment
from indicators.store.model import Submission
from pages.shared import links
from pages.shared.markup import Piece, chip, link, safe, table

HEADS = ("Nhận lúc", "Đơn vị", "Tệp", "Số liệu", "Cần sửa", "Tình trạng", "Quyết định, lý do")


def submission_table(sent: Sequence[Submission], names: Mapping[str, str]) -> Piece:
    """One line per submission; the file name opens it."""
    return table(HEADS, (_row(s, names) for s in sent), ("short", "", "", "number", "number", "", ""))


def _row(s: Submission, names: Mapping[str, str]) -> tuple[Piece, ...]:
    return (
        safe(format_moment(s.received_at)),
        safe(names.get(s.unit or "", s.unit or "chưa rõ")),
        link(links.to("review", round=s.round, submission=s.id), s.file_name),
        str(s.observations),
        str(s.blocks + s.warns),
        chip(submission_look(s.status, s.left_out)),
        safe(_why(s)),
    )


def _why(s: Submission) -> str:
    decided = decided_sentence(s.status, s.left_out, s.decided_by, s.decided_at)
    return returned_sentence(decided, s.left_out, s.reason)


def submission_label(s: Submission, names: Mapping[str, str]) -> str:
    """A submission in a list to choose from."""
    unit = names.get(s.unit or "", s.unit or "chưa rõ đơn vị")
    return f"{unit} · {s.file_name} · {format_moment(s.received_at)} · {submission_look(s.status, s.left_out).word}"
