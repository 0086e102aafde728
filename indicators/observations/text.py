"""Words as people type them, brought to one form: ``clean`` to show them, ``fold`` to recognise them.

All functions are pure; the memos only spare the work, because a workbook repeats most of its few hundred
texts.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from indicators.observations.legacy import DECODERS, encoding_of, encoding_of_all, is_odd

LONGEST_SHOWN = 80  # letters of a name in a finding
ENDS = " .;,"  # what goes from the end of a text that another follows
_MEMO = 50_000
_UNICODE_LETTER = re.compile("[ăđơưĂĐƠƯ\u0300-\u0323\u1ea0-\u1ef9]")
_DIRECTIONS = (
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # which way letters run
)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff" + _DIRECTIONS), None)
_SOFT_HYPHEN = "\u00ad"  # goes last: in TCVN3 it is the letter ư
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_QUOTES = str.maketrans("“”‘’–—‐‑−", "\"\"''-----")
_VISIBLE = _INVISIBLE | _FULL_WIDTH

# A footnote's digit stands right behind a word ("Luật1"). Words that are counted keep theirs ("quý1",
# "lớp5"), and so do abbreviations in capitals ("CO2") and anything with four digits ("năm2025").
_COUNTED = (
    "lop quy thang cap loai muc dot bieu ky luc so nhom hang bang ngay khoa tuan dieu khoan chuong phan mau "
    "vung khu to km cm mm dm tieu nam tap hoc diem ban"
)
_COUNTED_WORDS = frozenset(_COUNTED.split())
_GLUED = re.compile(r"(?<![\w.])([^\W\d_]{2,})(\d{1,2})(?![\w/])")
_NOTE_MARK = re.compile(r"(?<=[^\W\d_])(?:\[\d{1,2}\]|\(\d{1,2}\)|\*+)|[¹²³⁰⁴-⁹]+")


def decode_legacy(text: str) -> tuple[str, str | None]:
    """The text in Unicode, and "TCVN3" or "VNI" when it was stored in that encoding (None: it was not)."""
    encoding = encoding_of(text)
    return (DECODERS[encoding](text), encoding) if encoding else (text, None)


def decode_legacy_all(texts: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    """Decode the texts of one sheet by one common decision; cells with letters only Unicode has stay as
    they are.
    """
    proper = sum(_UNICODE_LETTER.search(text) is not None for text in texts)
    if 2 * proper > len(texts):
        return tuple(texts), None  # most cells prove Unicode: spares the closer look
    encoding = encoding_of_all(texts)
    if encoding is None:
        return tuple(texts), None
    decode = DECODERS[encoding]
    if proper:  # two fonts in one sheet: only what cannot be Unicode is decoded ("bé trai" stays)
        return tuple(decode(t) if is_odd(t) else t for t in texts), encoding
    return tuple(t if t.isascii() else decode(t) for t in texts), encoding


@lru_cache(maxsize=_MEMO)
def clean(text: str) -> str:
    """The readable form: Unicode NFC, single spaces, nothing invisible, full-width signs made ordinary."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_VISIBLE))
        text = decode_legacy(text)[0]
        if _SOFT_HYPHEN in text:  # no letter of an old encoding: read again as it is without
            return clean(text.replace(_SOFT_HYPHEN, ""))
    return " ".join(text.split())


def short(text: str) -> str:
    """The readable form, short enough for a sentence."""
    shown = clean(text)
    return shown if len(shown) <= LONGEST_SHOWN else shown[: LONGEST_SHOWN - 1] + "…"


@lru_cache(maxsize=_MEMO)
def fold(text: str) -> str:
    """The form that is compared: ``clean``, small letters without diacritics, no footnote marks; signs
    stay.
    """
    text = without_footnotes(clean(text)).lower()
    return " ".join((text if text.isascii() else without_diacritics(text)).split())


def joined(texts: Iterable[str]) -> str:
    """Words of several cells as one text, "; " alone between them: it can be taken apart there."""
    *before, last = [text for text in texts if text] or [""]
    return "; ".join((*(text.rstrip(ENDS) for text in before), last))


def without_diacritics(text: str) -> str:
    """ "Đắk Tô" → "Dak To"; typographic quotes and dashes become plain ones."""
    apart = unicodedata.normalize("NFD", text.translate(_QUOTES))
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return bare.replace("đ", "d").replace("Đ", "D")


def without_footnotes(text: str) -> str:
    """ "Luật1" → "Luật", "Luật(1)" → "Luật"; "lớp 1", "15-40", "5.2a", "2282/QĐ-TTg" stay."""
    return _GLUED.sub(_unglued, _NOTE_MARK.sub("", text))


def _unglued(hit: re.Match[str]) -> str:
    word = hit.group(1)
    abbreviation = word.isascii() and word.isupper()
    counted = without_diacritics(word.lower()) in _COUNTED_WORDS
    return hit.group() if abbreviation or counted else word


def i_for_y(folded: str) -> str:
    """A last y behind a consonant is the same sound as i ("lý" = "lí", "quý" = "quí"); "gây" and "gái" stay
    apart.
    """
    return _LAST_Y.sub("i", folded)


_LAST_Y = re.compile(r"(?:(?<=[b-df-hj-np-tv-z])|(?<=qu))y\b")
