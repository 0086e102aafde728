"""Units that the lines above a table name among other words: "Kết quả năm 2024 - Huyện Đắk Tô", "… toàn tỉnh".

They say whom the figures are about, and, where nobody chose a sender, who sent them. Addresses, dates of letters and
lines about the receiver or the letter that asked name others.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.definitions import Unit
from indicators.observations.desk import Desk
from indicators.observations.gazetteer import Gazetteer, gazetteer, only, place_words, split_kind
from indicators.observations.own_figures import has_levels_below
from indicators.observations.places import NAMED, RECEIVER, find_unit
from indicators.observations.table import Table
from indicators.observations.text import fold
from indicators.workbook.grid import Sheet

LONGEST_NAME = 4  # words of a place's name behind its kind word
PLACES = ("district", "commune")
ELSEWHERE = re.compile(
    r"\bngay\b.*\bthang\b|^ ?dia chi\b|\b(?:so nha|duong|dien thoai)\b"
    r"|kem theo (?:cong van|quyet dinh|ke hoach|thong tu|van ban)"
)
OWN_STAFF = re.compile(
    r"\b(?:cua|tai|thuoc|trong) (?:so|co quan|don vi|nganh|ban|hoi|lien doan)\b(?! (?:lieu|sanh))"
)
BODY = re.compile(  # a body named after the province: "Ủy ban MTTQ Việt Nam tỉnh Kon Tum"
    r"\b(?:uy ban|mat tran|dai phat thanh|truong|trung tam|benh vien|chi nhanh|ngan hang|chi cuc|cuc|van phong"
    r"|hoi (?:lien hiep|nong dan|cuu chien binh|dong nhan dan)|hdnd|ban (?:dan toc|to chuc|chi dao|vi su tien bo))\b"
    r"[^,;:()]*?\btinh\b"
)
WHOLE = re.compile(r"\btoan tinh\b|\b(?:dia ban|pham vi) tinh\b")


@lru_cache(maxsize=4096)
def places_in(line: str, catalogue: Catalogue, province: str, day: date) -> tuple[Unit, ...]:
    """The districts and communes a line names with their kind word."""
    folded = fold(line)
    if RECEIVER.search(folded) or ELSEWHERE.search(folded):
        return ()
    known, words = gazetteer(catalogue, province, day), place_words(line).split()
    found = (_at(words[start:], known) for start in range(len(words)))
    return tuple(dict.fromkeys(unit for unit in found if unit is not None))


def _at(words: list[str], known: Gazetteer) -> Unit | None:
    """The place whose kind word and name the words begin with, the longest name first."""
    kind, rest = split_kind(" ".join(words[: LONGEST_NAME + 2]))
    for length in range(min(LONGEST_NAME, len(rest.split())), 0, -1) if kind else ():
        name = f"{kind} {' '.join(rest.split()[:length])}"
        unit = only(known.by_full[name], name) if name in known.by_full else None
        if unit is not None and unit.level in PLACES:
            return unit
    return None


def place_of(lines: Iterable[str], catalogue: Catalogue, province: str, day: date) -> Unit | None:
    """The one place that lines name; a commune before the district it lies in; None where there are several."""
    found = {u.code: u for line in lines for u in places_in(line, catalogue, province, day)}
    above = {unit.parent for unit in found.values()}
    lowest = [unit for code, unit in found.items() if code not in above]
    return lowest[0] if len(lowest) == 1 else None


def table_subject(desk: Desk, sheet: Sheet, table: Table) -> str:
    """Whom the lines above a table, or the levels in its rows, say its figures are about, where that is not the sender;
    "" where they do not say.

    A department may report about any place and about the whole province, a district about its communes.
    """
    catalogue, round = desk.catalogue, desk.round
    sender = catalogue.unit(desk.unit, round.data_date)
    place = place_of(table.titles, catalogue, round.province, round.data_date)
    if (
        place is not None
        and place.code != desk.unit
        and (sender.level not in PLACES or place.parent == sender.code)
    ):
        return place.code
    whole = sender.level == "department" and (
        _speaks_of_province(desk, table.titles) or has_levels_below(sheet, table)
    )
    return round.province if whole else ""


def _speaks_of_province(desk: Desk, titles: tuple[str, ...]) -> bool:
    """Whether a title is about the whole province, as against a department named after it and its own staff."""
    lines = [fold(line) for line in titles if not ELSEWHERE.search(fold(line))]
    lines = [
        BODY.sub(" ", NAMED.sub(" ", line))
        for line in lines
        if not RECEIVER.search(line) and _is_title(desk, line)
    ]
    if any(OWN_STAFF.search(line) for line in lines):
        return False
    names = gazetteer(desk.catalogue, desk.round.province, desk.round.data_date).province_names
    return any(
        WHOLE.search(line) or any(f"tinh {name}" in place_words(line) for name in names) for line in lines
    )


def _is_title(desk: Desk, line: str) -> bool:
    """Neither a unit's name alone nor the line of the authority above it."""
    return find_unit(line, desk.catalogue, desk.round.province, desk.round.data_date)[0] is None
