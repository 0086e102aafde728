"""Commands of rounds: list them; open one from a former one, prolong it, close it, open it again."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace

from indicators.access.rights import LOCAL_USER
from indicators.catalogue.deadlines import EVERYBODY
from indicators.catalogue.definitions import Deadline
from indicators.catalogue.opened_rounds import REPORT
from indicators.commands.printing import show
from indicators.commands.typed import day
from indicators.errors import UserError
from indicators.output.contract import round_json
from indicators.output.receipts import round_line
from indicators.output.trail_words import deed_words
from indicators.workflow import House, managing_rounds
from indicators.workflow.managing_rounds import RoundLine

LIST, OPTIONS = "list", ("--from", "--name", "--data-date", "--due", "--unit", "--reason")
NO_FORMER = "Hãy ghi --from ĐỢT: đợt mới hỏi như đợt nào."
NO_ROUND = "Hãy ghi mã đợt, ví dụ: rounds close 2024."
NO_DUE = "Hãy ghi --due NGÀY: hạn mới, ví dụ 2025-06-20."
Done = tuple[str, Sequence[str]]  # code of the round, what else is to be told


def add_to(verb: argparse.ArgumentParser) -> None:
    """``rounds [list | open [CODE] --from ROUND … | extend ROUND --due DAY … | close ROUND | reopen ROUND]``."""
    verb.add_argument("act", nargs="?", choices=(LIST, *ACTS), default=LIST)
    verb.add_argument("round", nargs="?", default="")
    for name in OPTIONS:
        verb.add_argument(name, default="", dest="former" if name == "--from" else None)


def rounds(house: House, arguments: argparse.Namespace) -> int:
    if arguments.act == LIST:
        found = managing_rounds.round_lines(house, LOCAL_USER)
        show(arguments, [_document(line) for line in found], "\n".join(map(_line, found)))
        return 0
    act, do = ACTS[arguments.act]
    code, more = do(house, arguments)
    line = next(one for one in managing_rounds.round_lines(house, LOCAL_USER) if one.round.code == code)
    show(arguments, _document(line), "\n".join((f"{deed_words(act, code)}.", _line(line), *more)))
    return 0


def writes(arguments: argparse.Namespace) -> bool:
    """Whether this command keeps something, for which there must be a database."""
    return arguments.verb == "rounds" and arguments.act != LIST


def _open(house: House, arguments: argparse.Namespace) -> Done:
    if not arguments.former:
        raise UserError(NO_FORMER)
    draft = managing_rounds.draft_from(house, LOCAL_USER, arguments.former, day(arguments.data_date))
    made, due = draft.round, day(arguments.due)
    made = replace(
        made,
        code=arguments.round or made.code,
        name=arguments.name or made.name,
        deadlines=(Deadline(EVERYBODY, REPORT, due),) if due else made.deadlines,
    )
    managing_rounds.open_round(house, LOCAL_USER, made)
    gone = (
        f"{unit.name} không còn → {', '.join(one.name for one in after) or 'không có đơn vị kế thừa'}"
        for unit, after in draft.gone
    )
    return made.code, tuple(gone)


def _extend(house: House, arguments: argparse.Namespace) -> Done:
    due = day(arguments.due)
    if due is None:
        raise UserError(NO_DUE)
    managing_rounds.extend_round(house, LOCAL_USER, _named(arguments), due, arguments.reason, arguments.unit)
    return arguments.round, ()


def _close(house: House, arguments: argparse.Namespace) -> Done:
    managing_rounds.close_round(house, LOCAL_USER, _named(arguments), arguments.reason)
    return arguments.round, ()


def _reopen(house: House, arguments: argparse.Namespace) -> Done:
    managing_rounds.reopen_round(house, LOCAL_USER, _named(arguments), arguments.reason)
    return arguments.round, ()


def _named(arguments: argparse.Namespace) -> str:
    if not arguments.round:
        raise UserError(NO_ROUND)
    return arguments.round


def _document(line: RoundLine) -> dict[str, object]:
    return round_json(line.round, line.closing.at if line.closing else None)


def _line(line: RoundLine) -> str:
    return round_line(line.round, line.closing.at if line.closing else None)


ACTS: dict[str, tuple[str, Callable[[House, argparse.Namespace], Done]]] = {
    "open": ("round_opened", _open),
    "extend": ("round_extended", _extend),
    "close": ("round_closed", _close),
    "reopen": ("round_reopened", _reopen),
}
