"""What a child process does to read a file: it opens the file, reads it, and answers with plain values.

The child has the catalogue from its lesson; of each file it is told what the sender chose. What was accepted before it
does not know.
"""

from dataclasses import dataclass
from typing import Any

from indicators.catalogue.catalogue import Catalogue
from indicators.findings import Finding
from indicators.observations.answers import NO_ANSWERS, Answers
from indicators.observations.reader import read_alone
from indicators.observations.reading_wire import plain_reading
from indicators.observations.sample_mark import sample_findings
from indicators.workbook.opening import open_workbook

LEARN, WORK = f"{__name__}:learn", f"{__name__}:read_plain"
_learnt: dict[str, Catalogue] = {}


@dataclass(frozen=True, slots=True)
class Question:
    """What a file is read by beside the catalogue: ``province`` and ``sample`` of the database it comes to, ``round``
    and ``unit`` as the sender chose them; ``answers``: what staff said."""

    file_name: str
    province: str
    sample: bool
    round: str | None = None
    unit: str | None = None
    answers: Answers = NO_ANSWERS


def learn(catalogue: Catalogue) -> None:
    """The lesson of a child: what it reads every file by."""
    _learnt["catalogue"] = catalogue


def read_plain(content: bytes, question: Question) -> tuple[Any, tuple[Finding, ...]]:
    """The work of a child: (the reading as plain values or None, findings about the file as a whole)."""
    workbook, seen = open_workbook(content, question.file_name)
    if workbook is None:
        return None, seen
    catalogue = _learnt["catalogue"]
    rounds = catalogue.rounds(question.province, question.sample)
    reading, heard = read_alone(workbook, catalogue, rounds, question.round, question.unit, question.answers)
    return plain_reading(reading, heard), (*seen, *sample_findings(workbook, question.sample))
