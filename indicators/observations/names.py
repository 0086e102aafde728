"""The name of a row brought down to the words that say what is measured.

Numbering is stripped and never trusted; abbreviations are written out (abbreviations.csv); years, digits
and signs go.
"""

import re
from functools import cache, lru_cache

from indicators.observations.second_language import own_language
from indicators.observations.text import clean, fold, i_for_y
from indicators.observations.wordlists import abbreviations

_MEMO = 20_000

_NUMBERING = re.compile(
    r"^(?:(?:chi tieu|muc tieu|noi dung|ct|mt)\s*(?:so\s*)?[0-9]+(?:[.,][0-9]+)*\s*[a-h]?\s*"
    r"(?:[:.)-]+\s*|\s+)"
    r"|\(?[0-9]+(?:[.,][0-9]+)*\s?[a-h]?(?:[.):]+\s*-?\s*|\s+-?\s*)"
    r"|\(?[ivx]{1,4}[.):]+\s*|\(?[a-h][.):]+\s*|[-+*•·▪►>]+\s*)"
)
_GROUP = re.compile(
    r"^(?:muc tieu\s*(?:so\s*)?[0-9ivx]+|[ivx]{1,4}\s*[.):-]|[a-h]\s*[.):]\s*(?=linh vuc)"
    r"|(?:trong |ve )?linh vuc)(?!\w)"
)
_YEARS = re.compile(
    r"\bnam (?=[0-9]{4})|\b(?:hang|hoang|moi|cuoi|dau|trong|cac) nam\b(?! gioi| nu)"
    r"|\b[0-9]+ nam\b|\bnam hoc\b|\bthoi ki\b"
)
_UNIT_IN_BRACKETS = re.compile(
    r"\(\s*(?:dvt|don vi(?: tinh)?)?\s*:?\s*(?:(?:ti le\s*)?%|‰|lan|co/khong|ca|ti le|nguoi|co quan|phan tram"
    r"|[^()%]*(?:/|\btren )\s*(?:100|1[., ]?000|10[., ]?000|100[., ]?000)\b[^()%]*)\s*\)"
)
_OWN = re.compile(
    r" (?:cua|tai|trong|thuoc) (?:co quan|don vi|so|nganh)(?: minh)?$"
)  # "… của cơ quan": the sender's own
_AMOUNT_AND_RATE = re.compile(r"^so(?: luong)?\s?(?:,|/|va)\s?(?=ti le )")  # "Số lượng, tỷ lệ nữ thạc sĩ"
AGE = "tuoitu"  # begins the word an age range becomes
_AGES = re.compile(r"(?<![0-9/.,-])([0-9]{2})\s*(?:-|den)\s*(?:duoi )?([0-9]{2})(?![0-9/%-]|[.,][0-9])")
_AGE_LETTERS = str.maketrans("0123456789", "abcdefghij")
_YEAR_WORD = re.compile(r"\bnăm\b")
_LETTERS = re.compile(r"[a-z]+")
_COUNTED = re.compile(r"[a-z0-9]+")
_YEAR = re.compile(r"20[0-9]{2}")


@cache
def _abbreviations() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b{re.escape(short)}\b"), long) for short, long in abbreviations())


def is_group(name: str) -> bool:
    """ "Mục tiêu 1: …", "II. Lĩnh vực kinh tế": a heading of several indicators, judging by its beginning."""
    return bool(_GROUP.match(fold(name)))


@lru_cache(maxsize=_MEMO)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a row's name in order: folded, abbreviations written out, no numbering, no digits but ages.

    "năm" (year) goes before diacritics do, for without them it reads like "nam" (men).
    """
    folded = fold(_YEAR_WORD.sub(" ", clean(name if name.isascii() else own_language(name)).lower()))
    folded = _OWN.sub("", _AMOUNT_AND_RATE.sub("", i_for_y(_without_numbering(folded))).strip(" .;:"))
    folded = _YEARS.sub(" ", _UNIT_IN_BRACKETS.sub(" ", folded).replace("&", " va "))
    folded = _AGES.sub(_age_word, folded)
    for short, long in _abbreviations():
        folded = short.sub(long, folded)
    return tuple(_LETTERS.findall(folded))


@lru_cache(maxsize=_MEMO)
def counted_words(name: str) -> tuple[str, ...]:
    """The words and numbers of a row's name in order, written with diacritics or without: no numbering, no years. What
    an answer about a row is found by; unlike ``name_words`` it keeps apart what only a number tells apart.
    """
    folded = i_for_y(_without_numbering(fold(name)))
    folded = _YEARS.sub(" ", _UNIT_IN_BRACKETS.sub(" ", folded).replace("&", " va "))
    words = tuple(word for word in _COUNTED.findall(folded) if not _YEAR.fullmatch(word))
    return words if any(map(_LETTERS.search, words)) else ()


def _without_numbering(folded: str) -> str:
    while hit := _NUMBERING.match(folded):
        if hit.end() == len(folded):
            break
        folded = folded[hit.end() :]
    return folded


def _age_word(hit: re.Match[str]) -> str:
    """ "15-40" and "15 đến 40" as one word of letters, for ages do tell indicators apart."""
    return f" {AGE}{''.join(hit.groups()).translate(_AGE_LETTERS)} "
