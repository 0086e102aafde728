"""Why, in the units' own words: what was written in the round looked at, set apart from words of earlier rounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.assessment.model import Figure
from indicators.output.numbers import format_date
from indicators.output.tables.standings import Said, said_of
from indicators.output.wording import short_unit

CAUSES = ("Nguyên nhân", "Khó khăn, vướng mắc")
SOLUTIONS = ("Giải pháp đề xuất",)
SILENT_NOW = "Đợt này chưa giải trình"


@dataclass(frozen=True, slots=True)
class Reason:
    """What one unit wrote: ``causes``, ``solutions`` and ``notes``, each text with the figure it stands beside.
    ``earlier``: the round the words are of and its date, "" for the round looked at."""

    unit: str
    name: str
    causes: tuple[Said, ...]
    solutions: tuple[Said, ...]
    notes: tuple[Said, ...]
    earlier: str = ""


def now_and_before(figures: Sequence[Figure], round: str) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """The words of ``round``, and those of earlier rounds that were not written again, newest first."""
    now = _newest_first([f for f in figures if f.round == round])
    again = {(s.kind, s.text, s.figure.sender) for s in now}
    before = _newest_first([f for f in figures if f.round != round])
    return now, tuple(s for s in before if (s.kind, s.text, s.figure.sender) not in again)


def _newest_first(figures: Sequence[Figure]) -> tuple[Said, ...]:
    """Words written more than once stand beside the newest figure they were written for."""
    said = said_of(sorted(figures, key=_age))
    return tuple(sorted(said, key=lambda s: _age(s.figure), reverse=True))


def _age(figure: Figure) -> tuple[date, int]:
    return figure.data_date, figure.data_year


def round_words(figure: Figure) -> str:
    """ "đợt 2024, số liệu đến 31/12/2024"."""
    return f"đợt {figure.round}, số liệu đến {format_date(figure.data_date)}"


def reasons(
    figures: Sequence[Figure], round: str, names: Mapping[str, str], first: Sequence[str] = ()
) -> tuple[Reason, ...]:
    """One line per sender: what it wrote in ``round``; behind those, of senders that wrote nothing then, the words of
    the newest round they wrote in. ``first``: senders in the order wanted, the others behind them."""
    now, before = now_and_before(figures, round)
    spoke = dict.fromkeys(s.figure.sender for s in now)
    earlier = [s for s in before if s.figure.sender not in spoke]
    silent = dict.fromkeys(s.figure.sender for s in earlier)
    order = {unit: place for place, unit in enumerate(first)}

    def ordered(units: Sequence[str]) -> list[str]:
        return sorted(units, key=lambda unit: order.get(unit, len(order)))

    said = [_reason(u, [s for s in now if s.figure.sender == u], names) for u in ordered(tuple(spoke))]
    return (*said, *(_of_newest(u, earlier, names) for u in ordered(tuple(silent))))


def _of_newest(unit: str, said: Sequence[Said], names: Mapping[str, str]) -> Reason:
    mine = [s for s in said if s.figure.sender == unit]
    last = mine[0].figure
    return _reason(unit, [s for s in mine if s.figure.round == last.round], names, round_words(last))


def _reason(unit: str, said: Sequence[Said], names: Mapping[str, str], earlier: str = "") -> Reason:
    def of(kinds: Sequence[str]) -> tuple[Said, ...]:
        return tuple(s for s in said if s.kind in kinds)

    notes = tuple(s for s in said if s.kind not in (*CAUSES, *SOLUTIONS))
    return Reason(unit, short_unit(names.get(unit, unit)), of(CAUSES), of(SOLUTIONS), notes, earlier)
