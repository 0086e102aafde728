"""Units in a column of their own: what its head says they are tells places of one name apart."""

import re
from collections.abc import Iterable

from indicators.catalogue.definitions import Unit
from indicators.observations.desk import Desk
from indicators.observations.gazetteer import KIND_WORDS, gazetteer, place_words, split_kind, without_office
from indicators.observations.text import fold

KIND = re.compile(
    rf"\b(?:{'|'.join(sorted((k for k in KIND_WORDS if len(k) > 1), key=len, reverse=True))})\b"
)
LEVELS = {
    "tinh": "province", "huyen": "district", "thi xa": "district", "thanh pho": "district",
    "xa": "commune", "phuong": "commune", "thi tran": "commune",
}  # fmt: skip
OF_COMMUNES = ("xa", "phuong", "thi tran")


def kinds_in(head: str) -> tuple[str, ...]:
    """The kinds of units the head of a column names: "Huyện, thành phố" → ("huyen", "thanh pho")."""
    return tuple(dict.fromkeys(KIND_WORDS[word] for word in KIND.findall(fold(head)))) if head else ()


def unit_coded(desk: Desk, code: str) -> str | None:
    """The code that a column of codes names, where it is a unit's."""
    return code if code in desk.catalogue.units_by_code else None


def unit_listed(desk: Desk, kinds: tuple[str, ...], said: str, known: dict[str, str | None]) -> str | None:
    """The code of the unit a name in such a column means. ``known``: what names of this column were found to mean."""
    if said not in known:
        known[said] = _meant(desk, kinds, said)
    return known[said]


def _meant(desk: Desk, kinds: tuple[str, ...], said: str) -> str | None:
    """The code of the unit a name in such a column means; None where it is unknown, or means several.

    A district lists its communes: without a kind word "Đăk Hà" is no other district, and its own name may be its town.
    """
    found, words = desk.place(said), without_office(place_words(said))
    if split_kind(words)[0]:
        return found
    level = _unit(desk, found).level if found else ""
    own = _unit(desk, desk.unit).level == "district"
    if level and level in {LEVELS[kind] for kind in kinds} or not kinds and not own:
        return found
    named = _named(desk, kinds if set(kinds) - set(OF_COMMUNES) or not own else OF_COMMUNES, words)
    if own:
        named = {unit for unit in named if unit.parent == desk.unit}
        if found and not named:
            return found if found == desk.unit or level != "district" else None
        if found == desk.unit and not kinds:
            return None
    return named.pop().code if len(named) == 1 else None if named else found


def _named(desk: Desk, kinds: Iterable[str], words: str) -> set[Unit]:
    """All units of these kinds so named, rather those that are officially: districts have communes of one name."""
    known = gazetteer(desk.catalogue, desk.round.province, desk.round.data_date)
    found = {unit: f"{kind} {words}" for kind in kinds for unit in known.by_full.get(f"{kind} {words}", ())}
    return {unit for unit, name in found.items() if place_words(unit.name) == name} or set(found)


def _unit(desk: Desk, code: str) -> Unit:
    return desk.catalogue.unit(code, desk.round.data_date)
