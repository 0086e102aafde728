"""A stranger's file read where it was opened, in a child process: what comes here is a Reading and no cell of the file.

What was accepted before is added here, when the file's turn to be recorded has come: the files before it may have
changed it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.definitions import Round
from indicators.findings import Finding
from indicators.observations import reading_job
from indicators.observations.checks import Accepted
from indicators.observations.history import Heard, with_history
from indicators.observations.model import Reading
from indicators.observations.reading_job import Question
from indicators.observations.reading_wire import reading_from
from indicators.workbook import isolation
from indicators.workbook.wire import order


@dataclass(frozen=True, slots=True)
class Alone:
    """A file read by itself. ``seen``: what was found when it was opened; ``heard``: see ``history``."""

    reading: Reading
    heard: Heard = ()
    seen: tuple[Finding, ...] = ()

    def beside(
        self, accepted: Callable[[Round], Accepted], catalogue: Catalogue, round: Round | None
    ) -> Reading:
        """The reading beside what was accepted before; ``round``: that of the reading."""
        before = accepted(round) if self.heard and round else {}
        whole = with_history(self.reading, self.heard, before, catalogue, round)
        return replace(whole, findings=(*self.seen, *whole.findings))


def read_isolated(content: bytes, catalogue: Catalogue, question: Question) -> Alone:
    """A file opened and read by a child process; one that is refused is a reading that is blocked. Raises TryLater."""
    codes = {r.code for r in catalogue.rounds(question.province, question.sample)}
    found, seen = isolation.run(
        reading_job_for(catalogue), question, content, question.file_name,
        lambda plain: reading_from(plain, catalogue, codes),
    )  # fmt: skip
    if found is None:
        return Alone(Reading(form=None, unit=question.unit, round=question.round, findings=seen))
    return Alone(*found, seen)


@lru_cache(maxsize=2)
def reading_job_for(catalogue: Catalogue) -> isolation.Job:
    """The job of reading by a catalogue; for ``isolation.start`` too."""
    return isolation.Job(reading_job.WORK, order(reading_job.LEARN, catalogue))
