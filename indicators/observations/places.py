"""Which unit a text names, who sent a file, and which round it belongs to.

Units are found by name in every usual spelling ("H. Đăk Tô", "UBND huyện Đắk Tô", "Sở LĐ-TB&XH"). The kind word decides
between places of one name: thành phố, huyện, xã. Names that stay ambiguous find nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from indicators.catalogue.definitions import Unit
from indicators.observations.text import fold, i_for_y

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

SURE_PLACE = 85.0  # below: the unit is a suggestion to ask about, not an answer
_FUZZY_CUT = 88.0
_AMBIGUOUS = 50.0
_MEMO = 20_000

_COUNTRY = "VN"
_KINDS = {
    "tinh": "tinh",
    "t": "tinh",
    "thanh pho": "thanh pho",
    "tp": "thanh pho",
    "t p": "thanh pho",
    "thi xa": "thi xa",
    "tx": "thi xa",
    "t x": "thi xa",
    "huyen": "huyen",
    "h": "huyen",
    "xa": "xa",
    "x": "xa",
    "phuong": "phuong",
    "p": "phuong",
    "thi tran": "thi tran",
    "tt": "thi tran",
}
_KIND = re.compile(rf"^({'|'.join(sorted(_KINDS, key=len, reverse=True))}) (?=\S)")
_OFFICE = re.compile(r"^(?:(?:van phong )?(?:hdnd va ubnd|hdnd ubnd|ubnd|uy ban nhan dan|hoi dong nhan dan|hdnd) )+")
_LEVEL_ORDER = ("province", "district", "commune")
_SIGNS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The units of one province on one day: by kind and name, by bare name, and departments by their letters."""

    by_full: dict[str, Unit]
    by_bare: dict[str, tuple[Unit, ...]]
    by_letters: dict[str, Unit]
    by_code: dict[str, Unit]
    province_names: tuple[str, ...]
    department_words: frozenset[str]


def place_words(text: str) -> str:
    """ "UBND H. Đăk-Tô" → "ubnd h dak to"."""
    return _SIGNS.sub(" ", i_for_y(fold(text).replace("&", " va "))).strip()
