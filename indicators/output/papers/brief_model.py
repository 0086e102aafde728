"""The nouns of the two-page brief: every word and number of it as plain values, before anything is drawn."""

from dataclasses import dataclass

from indicators.output.tables.bullets import Bullet
from indicators.output.wording import Status


@dataclass(frozen=True, slots=True)
class Strip:
    title: str
    counts: tuple[tuple[Status, int], ...]


@dataclass(frozen=True, slots=True)
class End:
    """One milestone of a line: the target in signs, the status and a short remark."""

    year: int
    target: str
    status: Status | None
    remark: str


@dataclass(frozen=True, slots=True)
class Line:
    code: str
    name: str
    value: str
    beside: str
    lead: str
    small: str
    bullet: Bullet | None
    spark: tuple[tuple[float, float], ...]
    ends: tuple[End, ...]


@dataclass(frozen=True, slots=True)
class Pull:
    """A unit that lacks cases, with those of the whole need that fall on it: ``share_pct`` of the largest share."""

    name: str
    lack: str
    counts: str
    share_pct: float


@dataclass(frozen=True, slots=True)
class Quote:
    kind: str
    text: str
    who: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """An indicator that is behind: where, and why as the units wrote it. ``note`` where no unit can be named."""

    code: str
    name: str
    status: Status
    facts: str
    lead: str
    need: str
    pulls: tuple[Pull, ...]
    note: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """``title`` and ``round`` head the paper; ``sample`` is empty for real data; ``note`` stands where there is nothing
    to list."""

    title: str
    round: str
    agency: str
    day: str
    sample: str
    sentence: str
    years: tuple[int, ...]
    strips: tuple[Strip, ...]
    lines: tuple[Line, ...]
    note: str
    where: str
    troubles: tuple[Trouble, ...]
    quiet: str
    silent: str
    asks_title: str
    asks: tuple[Quote, ...]
    trust: tuple[str, ...]
    sources: tuple[str, ...]
