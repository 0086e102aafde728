"""What became of a file: who sent it, who decided, and the versions before and after it."""

from collections.abc import Mapping

from indicators.output.decision_words import decided_sentence, returned_sentence
from indicators.output.intake_words import submission_look
from indicators.output.numbers import format_moment
from indicators.output.wording import FORMS
from indicators.store.model import Submission
from indicators.workflow import Story
from pages.shared import links, markup
from pages.shared.markup import Piece, chip, link, paragraph, safe, table

HEADS = ("Nhận lúc", "Người gửi", "Tệp", "Số liệu", "Tình trạng", "Quyết định", "Xem")
KINDS = ("short", "", "", "number", "", "", "short")


def facts(story: Story, names: Mapping[str, str]) -> Piece:
    """The file at a glance."""
    found = story.submission
    review = links.to("review", round=found.round, submission=found.id)
    return markup.facts(
        (
            ("Tệp", link(review, found.file_name)),
            ("Đơn vị gửi", safe(names.get(found.unit or "", found.unit or "chưa rõ"))),
            ("Nhận lúc", safe(f"{format_moment(found.received_at)}, {found.actor}")),
            ("Tình trạng", chip(submission_look(found.status, found.left_out))),
            ("Quyết định", safe(_decided(story))),
            ("Loại biểu", safe(FORMS[found.form])),
            ("Mã băm SHA-256", f'<code title="{found.sha256}">{found.sha256[:16]}…</code>'),
        )
    )


def _decided(story: Story) -> str:
    made = story.decision
    if made is None:
        return "chưa có"
    decided = decided_sentence(made.decision, made.left_out, made.actor, made.at)
    return returned_sentence(decided, made.left_out, made.reason)


def versions(story: Story, round: str, sheet: str | None, cell: str | None) -> Piece:
    """Newest first; each opens the same cell in that version."""
    return table(HEADS, (_version(s, story, round, sheet, cell) for s in reversed(story.versions)), KINDS)


def _version(
    s: Submission, story: Story, round: str, sheet: str | None, cell: str | None
) -> tuple[Piece, ...]:
    address = links.to("source", round=round, submission=s.id, sheet=sheet, cell=cell)
    when = f"{format_moment(s.decided_at)}, {s.decided_by}" if s.decided_at else ""
    return (
        safe(format_moment(s.received_at)),
        safe(s.actor),
        safe(s.file_name)
        + (paragraph("trust", f"Đính chính: {story.corrects[s.id]}") if s.id in story.corrects else ""),
        str(s.observations),
        chip(submission_look(s.status, s.left_out)),
        safe(when),
        "đang xem" if s.id == story.submission.id else link(address, f"Ô {cell}" if cell else "Mở"),
    )
