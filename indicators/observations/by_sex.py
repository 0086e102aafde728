"""Boys and girls as columns where each is an indicator of its own: "Trẻ em DTTS hoàn thành tiểu học | Trai | Gái"."""

from collections.abc import Callable, Iterable

from indicators.catalogue.definitions import Asked, Indicator
from indicators.observations.headers import read_head
from indicators.observations.matching import Match, Matcher
from indicators.observations.names import name_words
from indicators.observations.table import Table
from indicators.observations.unpivot import NO_COLUMN, Cells, Slot, counted_sexes

SEXES = ("female", "male")
WOMEN = "nu"
COUNTING = {"so", "tong"}
CHILDREN = {"so", "tong", "tre", "em", "be", "de"}
JOINT = "+"  # between the two codes of a row


def pair_named(
    matcher: Matcher, table: Table, name: str, match: Match, is_rate: Callable[[str], bool]
) -> str:
    """The codes of girls and boys that a row means together with the heads of its two columns; "" for no such row.

    The heads or the row must say that rates stand there: a count of pupils is none.
    """
    if match.indicator or match.look_alike or not match.candidates:
        return ""
    heads = [[c for c in table.columns if c.role == sex] for sex in SEXES]
    if not all(heads) or not all(is_rate(c.head.words) for columns in heads for c in columns):
        return ""
    said = [
        level for columns in heads for level in columns[0].levels if read_head(level).role == columns[0].role
    ]
    found = [matcher.match(f"{name} {word}") for word in said]
    possible = {code for code, _ in match.candidates}
    codes = [m.indicator for m in found if m.indicator in possible and m.certainty in ("sure", "loose")]
    return JOINT.join(codes) if len(set(codes)) == len(SEXES) else ""


def whole_of_women(indicator: Indicator) -> set[str]:
    """The words for all of those of whom an indicator counts the women ("thạc sĩ"); none where it counts others."""
    if indicator.kind != "ratio":
        return set()
    top, bottom = (
        set(name_words(words)) - COUNTING for words in (indicator.numerator, indicator.denominator)
    )
    return bottom if WOMEN in top and top - {WOMEN} == bottom else set()


def ratio_of(indicators: Iterable[Indicator], whole: str) -> str:
    """The indicator that holds the boys of a whole against its girls, where the whole is all that a row names ("Số trẻ
    đẻ sống"); "" for none."""
    words = {*name_words(whole)} - CHILDREN
    for indicator in indicators:
        if words and counted_sexes(indicator) == ("male", "female"):
            both = (name_words(indicator.numerator), name_words(indicator.denominator))
            if words <= {*both[0]} & {*both[1]}:
                return indicator.code
    return ""


def cells_by_sex(slot: Slot, code: str, asked: Asked) -> list[tuple[str, Cells]]:
    """(indicator, cells) of a row's two figures."""
    if set(slot.columns) != set(SEXES):
        return []
    pairs = zip(code.split(JOINT), SEXES, strict=True)
    return [
        (one, Cells(asked, slot.breakdown, NO_COLUMN, NO_COLUMN, slot.columns[sex])) for one, sex in pairs
    ]
