"""What became of a file, piece by piece: the sum of its rows, its findings in place, the figures it gave."""

from collections.abc import Mapping, Sequence

import streamlit as st

from indicators.assessment.model import Source
from indicators.catalogue.definitions import Indicator
from indicators.findings import KINDS, Finding
from indicators.observations.model import Observation, Reading
from indicators.output import intake_words as words
from indicators.output.decision_words import decided_sentence, returned_sentence
from indicators.output.wording import FORMS, REMARKS, Status
from indicators.workflow import Receipt
from pages.shared import links, markup
from pages.shared.markup import Piece, safe
from pages.shared.sheets import View, sheet

SHOWN_IN_PLACE = 12
Place = tuple[str, str]


def state(receipt: Receipt) -> Status:
    """How the receipt ended."""
    before = receipt.same_as is not None and receipt.submission is None
    if receipt.stored is not None:
        return words.submission_look(receipt.stored.status, receipt.stored.left_out)
    return words.outcome(receipt.reading, receipt.submission is not None, receipt.accepted, before)


def address(receipt: Receipt) -> str:
    """Where the submission is reviewed; "" when nothing was stored."""
    kept = receipt.submission or receipt.same_as
    return links.to("review", submission=kept, round=receipt.reading.round) if kept else ""


def head(receipt: Receipt, unit: str, round: str, stored_at: str = "") -> Piece:
    """The receipt itself; ``unit`` and ``round`` as they are called, ``stored_at`` where it can be opened."""
    reading, look = receipt.reading, state(receipt)
    more = f" · {markup.link(stored_at, 'Mở phụ lục đã lưu')}" if stored_at else ""
    decided = receipt.stored
    said = decided and returned_sentence(
        decided_sentence(decided.status, decided.left_out, decided.decided_by, decided.decided_at),
        decided.left_out, decided.reason,
    )  # fmt: skip
    return (
        f'<div class="receipt {markup.look(look).split()[0]}">{markup.chip(look)} '
        f'<p><b class="sum">{safe(words.rows_sum(reading.rows))}</b><br>'
        f"{safe(f'{len(reading.observations)} số liệu; {words.findings_sentence(reading.findings)}.')}<br>"
        f"{safe(words.ignored_sentence(reading.ignored))}</p>{markup.paragraph('decided', said)}"
        f'<span class="crumb">{safe(unit or "chưa rõ đơn vị")} · {safe(round or "chưa rõ đợt")} · '
        f"{safe(FORMS[reading.form])}{more}</span></div>"
    )


def findings(found: Sequence[Finding], windows: Mapping[Place, View]) -> None:
    """Findings in groups, each with its place, its mend and the cells around it."""
    for look, group in words.by_severity(found):
        with st.expander(f"{look.icon} {look.word} ({len(group)})", expanded=look.code != "notes"):
            for seen in group[:SHOWN_IN_PLACE]:
                window = windows.get((seen.sheet, seen.cell))
                markup.show(_finding(seen, sheet(window) if window else ""))
            if len(group) > SHOWN_IN_PLACE:
                markup.show(finding_list(group[SHOWN_IN_PLACE:]))


def finding_list(found: Sequence[Finding]) -> Piece:
    """Findings with their places and mends, without the cells around them."""
    return "".join(_finding(seen, "") for seen in found)


def places(found: Sequence[Finding]) -> tuple[Place, ...]:
    """The cells whose surroundings are shown: the first of each group of findings."""
    shown = (seen for _, group in words.by_severity(found) for seen in group[:SHOWN_IN_PLACE])
    return tuple(dict.fromkeys((seen.sheet, seen.cell) for seen in shown if seen.cell))


def _finding(seen: Finding, window: Piece) -> Piece:
    return (
        f'<div class="finding"><div><b>{safe(KINDS[seen.code].title)}</b><div class="where">'
        f"{safe(words.place_of(seen))}</div></div><div>{safe(seen.message)}{window}</div></div>"
    )


def figures(
    seen: Sequence[Observation],
    indicators: Mapping[str, Indicator],
    names: Mapping[str, str],
    submission: str = "",
    round: str = "",
) -> Piece:
    """What was read, by indicator: one line per figure with its cell, a link where the submission is stored."""
    rows = (
        (
            group_title(one.indicator, indicators[one.indicator].name, names.get(one.subject, one.subject)),
            (
                safe(words.time_text(one)),
                safe(words.value_text(one, indicators[one.indicator])),
                _cell(one, submission, round),
            ),
        )
        for one in seen
    )
    return markup.grouped(("Năm, loại số", "Giá trị", "Trang · ô"), rows, ("", "number", "short"))


def group_title(code: str, name: str, about: str) -> Piece:
    """What figures are about: code and name of the indicator, and whom."""
    return f'<b>{safe(code)}</b> {safe(name)} <span class="small">{safe(about)}</span>'


def _cell(one: Observation, submission: str, round: str) -> Piece:
    place = f"{one.sheet} · {one.cell}"
    if not submission:
        return safe(place)
    return markup.link(links.to_source(Source(submission, "", one.sheet, one.cell), round), place)


def remarks(reading: Reading) -> Piece:
    """The unit's own words for the round."""
    return "".join(
        f'<div class="said"><span class="small">{safe(REMARKS.get(r.kind, r.kind))}</span><br>{safe(r.text)}</div>'
        for r in reading.remarks
    )
