"""What the two-page brief says about one unit in one round."""

from indicators.assessment import ranking
from indicators.output.numbers import format_date
from indicators.output.papers.brief_model import Brief, Quote, Strip
from indicators.output.papers.lines import line_of
from indicators.output.papers.material import Material
from indicators.output.papers.report_duties import tasks_sentence
from indicators.output.papers.troubles import shortened, trouble
from indicators.output.papers.trust_words import NO_PARTS, NO_VALUES, quiet_sentence, trust_sentences
from indicators.output.papers.voices import voices, who
from indicators.output.sentences import counts_at, overview_sentence
from indicators.output.tables.standings import anything_known, parts_of
from indicators.output.wording import REMARKS
from indicators.output.xlsx_style import SAMPLE_WORDS

ASKED_KINDS = ("limits", "proposals_2026_2030")
NOBODY_WROTE = "Đợt này chưa đơn vị nào ghi nguyên nhân, giải pháp."
UNIT_WROTE_NOTHING = "Đợt này đơn vị chưa ghi nguyên nhân, giải pháp."
WHERE_FROM = (
    "Từng con số dẫn về tệp, trang tính và ô ở bảng so sánh Excel (trang “Nguồn số liệu”) và ở trang Chỉ tiêu của "
    "chương trình. Kết luận theo số chưa làm tròn; số in ra đủ số lẻ để không trái với kết luận."
)


def brief(m: Material) -> Brief:
    """Everything the brief says. Words, colours and rounding are those of the screens."""
    behind = m.behind()
    return Brief(
        title=f"Tóm tắt: bình đẳng giới {m.place} đến ngày {format_date(m.round.data_date)}",
        round=m.round.name,
        agency=" · ".join(" ".join(words.split()) for words in (m.above, m.agency) if words),
        day=format_date(m.round.data_date),
        sample=SAMPLE_WORDS if m.round.sample else "",
        sentence=overview_sentence(m.assessment) if parts_of(m.assessment) else NO_PARTS,
        years=m.years,
        strips=tuple(
            Strip(f"Mốc {year}", counts) for year in m.years if (counts := counts_at(m.assessment, year))
        ),
        lines=tuple(line_of(s.part, m) for s in ranking(m.assessment, m.focus)),
        note="" if anything_known(m.assessment) or not parts_of(m.assessment) else NO_VALUES,
        where=f"Chưa đạt, chậm hoặc có nguy cơ ở mốc {m.focus}: ở đâu, vì sao",
        troubles=tuple(trouble(part, m) for part in behind),
        quiet=quiet_sentence(m),
        silent=NOBODY_WROTE if m.whole else UNIT_WROTE_NOTHING,
        asks_title="Các đơn vị nói chung về đợt này" if m.whole else "Đơn vị nói chung về đợt này",
        asks=tuple(_general(kind, m) for kind in ASKED_KINDS if any(s.kind == kind for s in m.spoken)),
        trust=tuple(filter(None, (*trust_sentences(m), tasks_sentence(m)))),
        sources=(*m.bases, WHERE_FROM),
    )


def _general(kind: str, m: Material) -> Quote:
    """What most units wrote of one kind on the whole round."""
    first = voices((s.text, s.unit) for s in m.spoken if s.kind == kind)[0]
    return Quote(REMARKS[kind], shortened(first.text), who(first.units, m.names))
