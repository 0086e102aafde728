"""Which unit a text names and who sent a file, in every usual spelling.

"H. Đăk Tô", "UBND huyện Đắk Tô", "SỞ Y TẾ TỈNH KON TUM", "Sở LĐ-TB&XH". The kind word decides between
places of one name (thành phố, huyện, xã). A name that stays ambiguous finds nothing: the sender is asked.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from indicators.catalogue import Catalogue
from indicators.catalogue.definitions import Unit
from indicators.observations.gazetteer import (
    Gazetteer,
    gazetteer,
    letters,
    only,
    place_words,
    split_kind,
    without_office,
)
from indicators.observations.text import clean, fold

SURE_PLACE = 85.0  # below: a suggestion to ask about, not an answer
_EXACT, _BY_LETTERS, _BARE, _INSIDE = 100.0, 95.0, 90.0, 80.0
_AMBIGUOUS = 50.0
_NEAR = 86.0
_SHORTEST_NEAR, _LONG = 5, 12  # letters of a name in which a typing mistake is still told from another name
_FEW_NEAR, _LIKELY = 4, 60.0  # names proposed for a text that names no unit, and how like it they must be
_MEMO = 20_000
_ABOVE = ("country", "province")  # whose name stands over a sender's own

_SENDER = re.compile(
    r"(?:don vi|co quan)(?: (?:bao cao|gui|gui bao cao|lap|lap bieu|thuc hien|nop))?\s*:\s*(.+)"
)
RECEIVER = re.compile(r"(?:don vi|co quan)(?: tinh)? (?:nhan|tiep nhan)|kinh gui|noi nhan|don vi tinh|dvt")
_OWN_REPORT = re.compile(r"kem theo bao cao|bao cao so")  # a letter (công văn) is rather the asking office's
_REST = r"(?:(?!\bubnd\b|\buy ban nhan dan\b|\bcua\b)[^,;:()])*"
NAMED = re.compile(
    r"(?:uy ban nhan dan|ubnd)\s+(?:tinh|thanh pho|tp|thi xa|tx|huyen|h|xa|phuong|p|thi tran|tt)\b[^,;:()]+"
    r"|\b(?:so(?! (?:lieu|sanh|ket|luong|hieu|[0-9/.:]))|ban dan toc|ban to chuc|cong an|hoi nong dan"
    rf"|hoi lien hiep|tinh doan|lien doan|thong ke|cuc thong ke|dai phat) {_REST}"
)
_FILE_NOISE = re.compile(
    r"\b(?:phu luc|pl|bieu|bc|bao cao|binh dang gioi|bdg|so ket|tong ket|nam|xlsx|xls|xlsm|ods|[0-9]+)\b"
)
_NAME_END = re.compile(r"\s*(?:[,;(]|\bnam 20|\b20[0-9]{2}\b|\bgui\b|\bve viec\b|\bbao cao\b)")


@lru_cache(maxsize=_MEMO)
def find_unit(text: str, catalogue: Catalogue, province: str, day: date) -> tuple[Unit | None, float]:
    """The unit of ``province`` on ``day`` that the whole text names, and a score 0 to 100.

    100 exact, 95 by abbreviation, 90 bare name, 86 mistyped; below ``SURE_PLACE`` only a suggestion; (None,
    50) when several units share the name.
    """
    known = gazetteer(catalogue, province, day)
    if text.strip() in known.by_code:
        return known.by_code[text.strip()], _EXACT
    words = place_words(text)
    for candidate in dict.fromkeys((words, without_office(words))):
        for name in dict.fromkeys((candidate, _without_province(candidate, known))):
            found = _look_up(name, known)
            if found[1]:
                return found
    return _near(_without_province(without_office(words), known), known)


def _without_province(words: str, known: Gazetteer) -> str:
    """ "so y te tinh kon tum" → "so y te"; a province's own name stays."""
    for name in known.province_names:
        for tail in (f" tinh {name}", f" t {name}", f" {name}"):
            if words.endswith(tail) and split_kind(words)[1] != name:
                return words.removesuffix(tail).removesuffix(" tinh")
    return words


def _look_up(words: str, known: Gazetteer) -> tuple[Unit | None, float]:
    kind, bare = split_kind(words)
    full = f"{kind} {bare}" if kind else words
    for name, index, score in (
        (full, known.by_full, _EXACT),
        (letters(words, known.department_words), known.by_letters, _BY_LETTERS),
    ):
        if name in index:
            unit = only(index[name], name)
            return (unit, score) if unit is not None else (None, _AMBIGUOUS)
    return _bare(known.by_bare[words]) if not kind and words in known.by_bare else (None, 0.0)


def _bare(units: tuple[Unit, ...]) -> tuple[Unit | None, float]:
    """A name without kind: the only unit so called, or the district before its communes of that name."""
    if len(units) == 1:
        return units[0], _BARE
    districts = [unit for unit in units if unit.level == "district"]
    lower = all(unit.level in ("district", "commune") for unit in units)
    return (districts[0], _BARE) if lower and len(districts) == 1 else (None, _AMBIGUOUS)


def _near(words: str, known: Gazetteer) -> tuple[Unit | None, float]:
    """A mistyped name: one letter off (two in a long name) from the names of a single unit of the same kind
    word.
    """
    kind, bare = split_kind(words)
    if len(bare) < _SHORTEST_NEAR:
        return None, 0.0
    off = 2 if len(bare) >= _LONG else 1
    names = (name for name in known.by_full if split_kind(name)[0] == kind)
    near = {name for name in names if OSA.distance(f"{kind} {bare}".strip(), name, score_cutoff=off) <= off}
    units = {unit for name in near for unit in known.by_full[name]}
    return (units.pop(), _NEAR) if len(units) == 1 else (None, 0.0)


def sender_of(
    texts: Iterable[str], file_name: str, catalogue: Catalogue, province: str, day: date
) -> tuple[Unit | None, float]:
    """Who sent the file: "Đơn vị báo cáo: …" first, then a title line that is a unit's name, then a unit
    named inside a title, then the file's name. The authority above (UBND tỉnh over Sở Y tế) gives way to
    the unit itself, also where its declared name is known to nobody: then the file does not say who sent it.
    """
    titles = [line for text in texts for line in str(text).splitlines() if line.strip()]
    own = [line for line in titles if not RECEIVER.search(fold(line))]
    declared = [hit.group(1) for line in own if (hit := _SENDER.search(fold(line)))]
    reports = [line for line in own if _OWN_REPORT.search(fold(line))]
    for lines, ceiling in (
        (declared, _EXACT),
        (own, _EXACT),
        (_named_inside(reports), _BARE),
        (_named_inside(own), _INSIDE),
    ):
        unit, score = _lowest([_unit_of(line, catalogue, province, day) for line in lines])
        if unit is not None and not (declared and lines is not declared and unit.level in _ABOVE):
            return unit, min(score, ceiling)
    return _from_file_name(file_name, catalogue, province, day)


def declared_senders(titles: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(text of a title, the words after "Đơn vị báo cáo:" in it) for each title that declares a sender."""
    lines = ((text, clean(line)) for text in titles for line in str(text).splitlines())
    own = (
        (text, line) for text, line in lines if not RECEIVER.search(fold(line)) and _SENDER.search(fold(line))
    )
    return tuple((text, line.partition(":")[2].strip()) for text, line in own)


def near_units(text: str, catalogue: Catalogue, province: str, day: date) -> tuple[Unit, ...]:
    """The units whose names are most like a text that names none for sure, the likeliest first."""
    known = gazetteer(catalogue, province, day)
    words = place_words(text)
    scored = process.extract(words, known.by_full.keys(), scorer=fuzz.token_set_ratio, limit=_FEW_NEAR)
    units = (unit for name, score, _ in scored if score >= _LIKELY for unit in known.by_full[name])
    return tuple(dict.fromkeys(units))


def _unit_of(line: str, catalogue: Catalogue, province: str, day: date) -> tuple[Unit | None, float]:
    """The unit a line begins with: the whole line ("Sở Văn hóa, Thể thao và Du lịch"), else up to where a name ends."""
    folded = fold(line)
    ends = [len(folded), *(hit.start() for hit in reversed(list(_NAME_END.finditer(folded))) if hit.start())]
    found = (find_unit(folded[:end], catalogue, province, day) for end in ends)
    return next((pair for pair in found if pair[0] is not None), (None, 0.0))


def _named_inside(lines: list[str]) -> list[str]:
    """ "(Kèm theo Báo cáo số 12 của UBND huyện Đắk Tô)" → "ubnd huyen dak to"."""
    return [hit.group().strip(" .)") for line in lines for hit in NAMED.finditer(fold(line))]


def _lowest(found: list[tuple[Unit | None, float]]) -> tuple[Unit | None, float]:
    """The most particular unit found: the province only if nothing below it is named; the earlier of
    equals.
    """
    order = ("commune", "department", "district", "province", "country")
    named = [(unit, score) for unit, score in found if unit is not None]
    return min(named, key=lambda pair: order.index(pair[0].level), default=(None, 0.0))


def _from_file_name(
    file_name: str, catalogue: Catalogue, province: str, day: date
) -> tuple[Unit | None, float]:
    """The longest run of words of the file's name that names a unit."""
    words = _FILE_NOISE.sub(" ", place_words(file_name.rpartition(".")[0] or file_name)).split()
    runs = (
        (a, b) for size in range(len(words), 0, -1) for a in range(len(words) - size + 1) for b in (a + size,)
    )
    for start, end in runs:
        unit, score = find_unit(" ".join(words[start:end]), catalogue, province, day)
        if unit is not None and score >= SURE_PLACE:
            return unit, score
    lettered = gazetteer(catalogue, province, day).by_abbreviation
    named = {lettered[word] for word in words if word in lettered}
    return (named.pop(), _BY_LETTERS) if len(named) == 1 else (None, 0.0)
