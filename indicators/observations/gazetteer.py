"""The names units go by on one day, ready to be looked up: spelled out, bare, and as departments' letters."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from indicators.catalogue import Catalogue
from indicators.catalogue.definitions import Unit
from indicators.observations.text import fold, i_for_y

_KINDS = {
    "tinh": "tinh|t",
    "thanh pho": "thanh pho|tp|t p",
    "thi xa": "thi xa|tx|t x",
    "huyen": "huyen|h",
    "xa": "xa|x",
    "phuong": "phuong|p|f",
    "thi tran": "thi tran|tt",
}
KIND_WORDS = {word: kind for kind, words in _KINDS.items() for word in words.split("|")}
_KIND = re.compile(rf"^({'|'.join(sorted(KIND_WORDS, key=len, reverse=True))}) (?=\S)")
_SIGNS = re.compile(r"[^a-z0-9]+")
_OFFICE = re.compile(
    r"^(?:(?:van phong|hdnd|hoi dong nhan dan|ubnd|uy ban nhan dan|ban vstbpn|va"
    r"|ban vi su tien bo cua phu nu) )+(?=\S)"
)
_SHORT = 2  # letters of an abbreviation that mean too many things ("TK": thống kê, tổng kết)
_JOINING = frozenset({"va", "tinh"})


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The units of one province on one day.

    ``by_full``: "huyen dak to" → unit; ``by_bare``: "dak to" → units; ``by_letters``: "so ldtbxh" → department;
    ``by_abbreviation``: "syt" → department; ``department_words``: the words departments' names are made of;
    ``province_names``: "kon tum".
    """

    by_code: dict[str, Unit]
    by_full: dict[str, tuple[Unit, ...]]
    by_bare: dict[str, tuple[Unit, ...]]
    by_letters: dict[str, tuple[Unit, ...]]
    by_abbreviation: dict[str, Unit]
    department_words: frozenset[str]
    province_names: tuple[str, ...]


@lru_cache(maxsize=64)
def gazetteer(catalogue: Catalogue, province: str, day: date) -> Gazetteer:
    """The units of ``province`` valid on ``day`` with their aliases; for VN the provinces and the country."""
    units = tuple(dict.fromkeys((*catalogue.units_on(province, day), catalogue.unit(province, day))))
    names = {unit: _spellings(unit, catalogue) for unit in units}
    departments = [(unit, name) for unit in units if unit.level == "department" for name in names[unit]]
    words = frozenset(w for _, name in departments for w in name.split()) - _JOINING
    return Gazetteer(
        by_code={unit.code: unit for unit in units},
        by_full=_grouped((name, unit) for unit in units for name in names[unit]),
        by_bare=_grouped((split_kind(name)[1], unit) for unit in units for name in names[unit]),
        by_letters=_grouped((letters(name, words), unit) for unit, name in departments),
        by_abbreviation={short: u for u in units if len(short := u.code.partition("-")[2].lower()) > _SHORT},
        department_words=words,
        province_names=tuple(split_kind(n)[1] for u in units if u.level == "province" for n in names[u]),
    )


def _spellings(unit: Unit, catalogue: Catalogue) -> tuple[str, ...]:
    """The unit's name, first, and its aliases as place words, the kind word written out in front.

    Codes are reused across reforms: an alias of another kind ("Xã …" for what was a town) belongs to the
    code's other life.
    """
    own = _written_out(unit.name)
    kind = "department" if unit.level == "department" else "unit"
    keys = dict.fromkeys((unit.code, unit.code.partition("-")[2]))
    known = [_written_out(alias) for key in keys for alias in catalogue.aliases.get(kind, {}).get(key, ())]
    mine = (name for name in known if split_kind(name)[0] in ("", split_kind(own)[0]))
    return tuple(dict.fromkeys((own, *mine)))


def _written_out(name: str) -> str:
    return " ".join(filter(None, split_kind(without_office(place_words(name)))))


def without_office(words: str) -> str:
    """ "ubnd huyen dak to" → "huyen dak to"."""
    return _OFFICE.sub("", words)


@lru_cache(maxsize=4096)
def place_words(text: str) -> str:
    """ "UBND H. Đăk-Tô" → "ubnd h dak to"."""
    return _SIGNS.sub(" ", i_for_y(fold(text).replace("&", " va "))).strip()


def split_kind(words: str) -> tuple[str, str]:
    """ "h dak to" → ("huyen", "dak to"); ("", words) where no kind word leads."""
    hit = _KIND.match(words)
    return (KIND_WORDS[hit.group(1)], words[hit.end() :]) if hit else ("", words)


def letters(words: str, vocabulary: frozenset[str]) -> str:
    """A department's head word and its initials, whether written out, abbreviated or mixed.

    "so nong nghiep va ptnt" → "so nnptnt"; a word that no department's name has counts with all its letters.
    """
    head, _, rest = words.partition(" ")
    tail = "".join(w[0] if w in vocabulary else w for w in rest.split() if w not in _JOINING)
    return f"{head} {tail}"


def only(units: tuple[Unit, ...], name: str) -> Unit | None:
    """The one unit of a name: the only one, or the only one whose official name it is."""
    if len(units) == 1:
        return units[0]
    official = [unit for unit in units if _written_out(unit.name) == name]
    return official[0] if len(official) == 1 else None


def _grouped(pairs: Iterable[tuple[str, Unit]]) -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for name, unit in pairs:
        if unit not in found.get(name, ()):
            found[name] = (*found.get(name, ()), unit)
    return found
