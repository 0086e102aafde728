"""The lists behind the numbers of the first screen: which targets, which units, each with the cells it rests on."""

from datetime import date

import streamlit as st

from indicators import workflow
from indicators.assessment import Trust
from indicators.assessment.model import Assessment
from indicators.output.intake_words import SUBMISSION_LOOKS
from indicators.output.numbers import format_date, format_moment
from indicators.output.sentences import unit_counts
from indicators.output.tables.board_words import time_words
from indicators.output.tables.leading import leading_rows, parts_counted, targets_counted
from indicators.output.wording import STATUSES
from indicators.workflow import BoardLine, chasing, exploring
from indicators.workflow.chasing import Chased
from pages.shared import leading, links, markup
from pages.shared.markup import Piece, chip, link, safe
from pages.shared.session import ask

SENT, SILENT, ACCEPTED = "sent", "silent", "accepted"
HEADS = ("Đơn vị", "Tệp đã nhận", "Nhận lúc", "Số liệu", "Tình trạng")
KINDS = ("", "", "short", "number", "")
SILENT_HEADS = ("Đơn vị", "Hạn nộp", "Thời hạn", "Tình trạng")
SILENT_KINDS = ("", "short", "", "")
REFUSED = "đã gửi tệp nhưng không nhận được tệp nào"


def trust(rests: Trust, data_date: date, round: str) -> Piece:
    """The trust line; how many sent, did not send and were accepted lead to who they are."""
    counts = unit_counts(rests.sent, rests.accepted, rests.asked)
    numbers = ", ".join(f"{_number(count, which, round)} {safe(words)}" for which, count, words in counts)
    return (
        f'<p class="trust two"><span>Số liệu đến {format_date(data_date)}, {numbers}</span>'
        f"<span>{safe(leading.KEY)}</span></p>"
    )


def _number(count: str, which: str, round: str) -> Piece:
    return link(links.to("overview", round=round, units=which), count)


def asked_for() -> tuple[str, str, str]:
    """What the address asks to list: (milestone, status, units); empty where nothing."""
    address = st.query_params
    return address.get("milestone", ""), address.get("status", ""), address.get("units", "")


def stop_with_list(round: str, province: Assessment) -> None:
    """End the page with the list a number counts, when the address asks for one."""
    year, status, units = asked_for()
    if status in STATUSES and year.isdecimal():
        _targets(round, province, int(year), status)
    elif units == SILENT:
        _silent(round)
    elif units in (SENT, ACCEPTED):
        _units(round, units)
    else:
        return
    st.stop()


def _targets(round: str, province: Assessment, year: int, status: str) -> None:
    parts = parts_counted(province, year, status)
    many, word = targets_counted(province, parts), STATUSES[status]
    lines = f", {len(parts)} dòng số liệu" if len(parts) != many else ""
    _head(round, f"{many} chỉ tiêu {word.word} ở mốc {year}{lines}", f"{word.icon} {word.meaning}.")
    rows = leading_rows(parts, ask(exploring.indicators_of, round))
    leads, names = ask(exploring.lead_of, round), ask(exploring.unit_names, round)
    markup.show(leading.counted_list(rows, round, leads, names))


def _units(round: str, which: str) -> None:
    board = [b for b in ask(workflow.board, round) if b.submission and (which == SENT or b.accepted)]
    words = "đã nộp" if which == SENT else "đã được duyệt"
    _head(round, f"{len(board)} đơn vị {words}", "Bấm tên tệp để xem các ô số liệu trong tệp.")
    markup.show(markup.table(HEADS, map(_unit, board), KINDS))


def _unit(line: BoardLine) -> tuple[Piece, ...]:
    sent = line.submission
    if sent is None:
        return ("",) * len(HEADS)
    address = links.to("source", round=sent.round, submission=sent.id)
    return (
        safe(line.unit.name),
        link(address, sent.file_name),
        safe(format_moment(sent.received_at)),
        str(sent.observations),
        chip(SUBMISSION_LOOKS[sent.status]),
    )


def _silent(round: str) -> None:
    """Who has not sent, most urgent first, each with its deadline."""
    board = chasing.by_urgency(c for c in ask(chasing.board_of, round) if c.progress.stage == SILENT)
    _head(round, f"{len(board)} đơn vị chưa nộp", "Bấm tên đơn vị để xem đơn vị ấy và các đợt trước.")
    markup.show(markup.table(SILENT_HEADS, (_owed(line, round) for line in board), SILENT_KINDS))


def _owed(line: Chased, round: str) -> tuple[Piece, ...]:
    refused = f'<span class="small">{safe(REFUSED)}</span>' if line.sent.refused else ""
    return (
        link(links.to("unit", round=round, unit=line.unit.code), line.unit.name),
        safe(format_date(line.progress.due)),
        safe(time_words(line.progress, line.closed)),
        chip(SUBMISSION_LOOKS[SILENT]) + refused,
    )


def _head(round: str, title: str, lead: str) -> None:
    back = link(links.to("overview", round=round), "← Về tổng quan")
    markup.show(
        f'<p class="crumb">{back}</p><h2 class="section big">{safe(title)}</h2>',
        markup.paragraph("lead", lead),
    )
