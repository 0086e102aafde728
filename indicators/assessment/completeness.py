"""How complete an appendix is: every figure a round asks of its sender, held against what the appendix says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from indicators.catalogue.definitions import Asked, Request

Answer = Literal["figure", "words", "none"]
"""A number; words that wait for one ("khoảng 50,9%"); said to have none ("không có số liệu")."""
Place = tuple[str, str, Asked]  # indicator, subject, column


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of one asked row, in the order the round asks for them."""

    request: Request
    columns: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """``asked`` rows (the ``requests``) = ``with_figures`` (a number in every column) + ``without_figures`` (every
    column answered, some without a number) + ``in_part`` (some columns missing) + ``silent`` (all missing). ``places``
    are the asked figures, ``answered`` those with an answer of any kind. ``missing``, ``in_words``, ``said_none``:
    which, by row. ``rejected``: rows of the file that could not be taken."""

    requests: tuple[Request, ...]
    with_figures: int
    without_figures: int
    in_part: int
    silent: int
    places: int
    answered: int
    missing: tuple[Columns, ...]
    in_words: tuple[Columns, ...]
    said_none: tuple[Columns, ...]
    rejected: int = 0

    @property
    def asked(self) -> int:
        return len(self.requests)

    @property
    def complete(self) -> bool:
        return self.answered == self.places

    @property
    def share_pct(self) -> int | None:
        """Whole percent, rounded down: 100 only when nothing is missing. None where nothing is asked."""
        return 100 * self.answered // self.places if self.places else None


def completeness(
    requests: Sequence[Request], asks: Sequence[Asked], answers: Mapping[Place, Answer], rejected: int = 0
) -> Completeness:
    """``requests`` × ``asks`` held against ``answers``; what nobody asked for changes nothing."""
    rows = [[(a, answers.get((r.indicator, r.subject, a))) for a in asks] for r in requests]
    missing = sum(any(said is None for _, said in row) for row in rows)
    silent = sum(all(said is None for _, said in row) for row in rows)
    figures = sum(all(said == "figure" for _, said in row) for row in rows)
    return Completeness(
        requests=tuple(requests),
        with_figures=figures,
        without_figures=len(rows) - missing - figures,
        in_part=missing - silent,
        silent=silent,
        places=len(rows) * len(asks),
        answered=sum(said is not None for row in rows for _, said in row),
        missing=_which(requests, rows, None),
        in_words=_which(requests, rows, "words"),
        said_none=_which(requests, rows, "none"),
        rejected=rejected,
    )


def _which(
    requests: Sequence[Request], rows: Sequence[Sequence[tuple[Asked, Answer | None]]], wanted: Answer | None
) -> tuple[Columns, ...]:
    found = (
        Columns(request, tuple(a for a, said in row if said == wanted))
        for request, row in zip(requests, rows, strict=True)
    )
    return tuple(one for one in found if one.columns)
