"""What a paper rests on, and why it may have nothing to say."""

from indicators.assessment import ranking
from indicators.assessment.summary import UNKNOWN
from indicators.output.numbers import format_date
from indicators.output.papers.material import Material
from indicators.output.sentences import trust_line
from indicators.output.tables.standings import parts_of

NO_VALUES = "Chưa có số liệu nào được duyệt để đánh giá."
NO_PARTS = "Đơn vị này cung cấp số liệu cho toàn tỉnh, không có chỉ tiêu tính riêng."
NOBODY_BEHIND = "Không có chỉ tiêu nào chưa đạt hoặc chậm ở mốc {year}."
NOTHING_KNOWN = (
    "Chưa có căn cứ để nói chỉ tiêu nào chậm ở mốc {year}: cần kết luận của đợt, hoặc ít nhất 2 năm có số liệu "
    "chính thức."
)


def quiet_sentence(m: Material) -> str:
    """Why nothing is listed as behind: all is well, or nothing can be said yet; "" where something is."""
    stands = ranking(m.assessment, m.focus)
    if not stands or m.behind():
        return ""
    known = any(s.status not in UNKNOWN for s in stands)
    return (NOBODY_BEHIND if known else NOTHING_KNOWN).format(year=m.focus)


def trust_sentences(m: Material) -> tuple[str, ...]:
    """What the paper rests on: who sent, who is silent, which parts have values and which sums lack units."""
    t = m.trust
    if not m.whole:
        parts = parts_of(m.assessment)
        known = sum(p.latest is not None and p.latest.value is not None for p in parts)
        day = format_date(m.round.data_date)
        return (f"Số liệu đến {day}, {known}/{len(parts)} phần chỉ tiêu có số liệu.", *_known(m))
    said = [f"{trust_line(m.round.data_date, t.sent, t.accepted, t.asked)}."]
    if t.not_sent:
        silent = [m.names.get(code, code) for code in t.not_sent]
        said.append(f"Chưa nộp: {', '.join(silent)}.")
    if t.parts:
        more = f", trong đó {t.incomplete} giá trị còn thiếu đơn vị" if t.incomplete else ""
        said.append(f"{t.with_value}/{t.parts} phần chỉ tiêu có số liệu{more}.")
    return (*said, *_known(m))


def _known(m: Material) -> tuple[str, ...]:
    return (f"{m.known}.",) if m.known else ()
