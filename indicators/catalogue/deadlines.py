"""When a unit's appendix is due in a round, as the catalogue has it."""

from datetime import date

from indicators.catalogue.definitions import Deadline, Round, Unit

EVERYBODY = "all"
CLASSES = {"departments": "department", "districts": "district", "communes": "commune"}


def due_day(round: Round, unit: Unit) -> date | None:
    """The day a round sets for a unit: a line with its own code before one for its class, that before one for all;
    of several such lines the earliest, since the appendix goes with the first paper. None where no line is for it."""
    for fits in (_by_code, _by_class, _for_all):
        days = [d.due for d in round.deadlines if fits(d, unit)]
        if days:
            return min(days)
    return None


def _by_code(line: Deadline, unit: Unit) -> bool:
    return line.units in (unit.code, unit.code.removeprefix(f"{unit.parent}-"))


def _by_class(line: Deadline, unit: Unit) -> bool:
    return CLASSES.get(line.units) == unit.level


def _for_all(line: Deadline, unit: Unit) -> bool:
    return line.units == EVERYBODY
