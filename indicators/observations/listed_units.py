"""Units in a column of their own: what its head says they are tells places of one name apart."""

import re

from indicators.catalogue.definitions import Unit
from indicators.observations.desk import Desk
from indicators.observations.gazetteer import KIND_WORDS, place_words, split_kind, without_office
from indicators.observations.places import find_unit
from indicators.observations.text import fold

KIND = re.compile(
    rf"\b(?:{'|'.join(sorted((k for k in KIND_WORDS if len(k) > 1), key=len, reverse=True))})\b"
)
LEVELS = {
    "tinh": "province", "huyen": "district", "thi xa": "district", "thanh pho": "district",
    "xa": "commune", "phuong": "commune", "thi tran": "commune",
}  # fmt: skip
OF_COMMUNES = ("xa", "phuong", "thi tran")
EXACT = 95.0  # the score of a name that is exactly a unit's


def kinds_in(head: str) -> tuple[str, ...]:
    """The kinds of units the head of a column names: "Huyện, thành phố" → ("huyen", "thanh pho")."""
    return tuple(dict.fromkeys(KIND_WORDS[word] for word in KIND.findall(fold(head)))) if head else ()


def unit_listed(desk: Desk, kinds: tuple[str, ...], said: str) -> str | None:
    """The code of the unit a name in such a column means; None where it is unknown, or means several.

    A district lists its communes: without a kind word "Đăk Hà" is no other district, and its own name may be its town.
    """
    found = desk.place(said)
    if split_kind(without_office(place_words(said)))[0]:
        return found
    level = _unit(desk, found).level if found else ""
    own = _unit(desk, desk.unit).level == "district"
    if level and level in {LEVELS[kind] for kind in kinds} or not kinds and not own:
        return found
    named = _named(desk, kinds or OF_COMMUNES, said)
    if own:
        named = {code for code in named if _unit(desk, code).parent == desk.unit} or named
    if not named or found == desk.unit and not kinds:
        return found if not named else None
    return named.pop() if len(named) == 1 else None


def _named(desk: Desk, kinds: tuple[str, ...], said: str) -> set[str]:
    day = desk.round.data_date
    found = (find_unit(f"{kind} {said}", desk.catalogue, desk.round.province, day) for kind in kinds)
    return {unit.code for unit, score in found if unit is not None and score >= EXACT}


def _unit(desk: Desk, code: str) -> Unit:
    return desk.catalogue.unit(code, desk.round.data_date)
