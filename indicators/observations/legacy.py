"""TCVN3 (fonts .Vn…) and VNI-Windows (fonts VNI-…) text turned into Unicode, recognised by its content.

A spreadsheet stores such text as Latin-1 characters that only the old font draws as Vietnamese: "tû lÖ"
(TCVN3) and "tyû leä" (VNI) both mean "tỷ lệ". Nothing but the words themselves tells: a text is legacy when
its words are no Vietnamese syllables as they stand and all become ones when decoded. Right Vietnamese and
ASCII are thus never altered.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_TCVN3_BYTES = (
    "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\xadư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợ"
    "ïùñủòũóúôụõừöửøứ÷ữùựúỳûỷüỹýýþỵ"
)
TCVN3 = {ord(old): new for old, new in zip(_TCVN3_BYTES[::2], _TCVN3_BYTES[1::2], strict=True)}

_VNI_MARKS = {  # base letter → the marks that may follow it, and what both together are
    "a": ("ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ"),
    "e": ("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    "o": ("ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    "ô": ("ùøûõï", "ớờởỡợ"),
    "u": ("ùøûõï", "úùủũụ"),
    "ö": ("ùøûõï", "ứừửữự"),
    "y": ("ùøûõ", "ýỳỷỹ"),
}
_VNI_SINGLE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}


def _vni_table() -> dict[str, str]:
    """Every spelling of one VNI letter, small and capital, to the Unicode letter."""
    small = {
        base + mark: letter for base, rows in _VNI_MARKS.items() for mark, letter in zip(*rows, strict=True)
    }
    small |= _VNI_SINGLE
    mixed = {old[0].upper() + old[1:]: new.upper() for old, new in small.items()}
    return small | {old.upper(): new.upper() for old, new in small.items()} | mixed


VNI = _vni_table()
_VNI_LETTER = re.compile("|".join(sorted(VNI, key=len, reverse=True)))

_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
_NUCLEUS = (
    "(?:uyê|iêu|yêu|uôi|ươi|ươu|oai|oay|oao|oeo|uây|uya|uyu|uêu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi"
    "|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ưu|ươ|yê|[aăâeêioôơuưy])"
)
_SYLLABLE = re.compile(f"{_ONSET}{_NUCLEUS}(?:ch|nh|ng|[cmnpt])?")
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_WORD = re.compile(r"[A-Za-z\u00a1-\u00b1\u00b5-\u00b9\u00bb-\u00ff\u0100-\u1eff]+")
_FEW_WORDS = 2  # a lone odd word ("µm") is no proof unless it begins like a syllable
_TOLERATED = 0.1  # share of words of a sheet that may stay unread: names, abbreviations


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether the word is built like one Vietnamese syllable with at most one tone."""
    apart = unicodedata.normalize("NFD", word.lower())
    plain = apart.translate(_TONES)
    return len(apart) - len(plain) <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)))


def from_tcvn3(text: str) -> str:
    return text.translate(TCVN3)


def from_vni(text: str) -> str:
    return _VNI_LETTER.sub(lambda hit: VNI[hit.group()], text)


DECODERS = {"TCVN3": from_tcvn3, "VNI": from_vni}


def _marked_words(text: str) -> list[str]:
    """Words with both an ASCII letter and a Latin-1 sign: the only ones that can tell legacy text from
    Unicode.
    """
    return [w for w in _WORD.findall(text) if not w.isascii() and any(c.isascii() for c in w)]


def _is_unicode(text: str) -> bool:
    """Letters beyond Latin-1 (ă, đ, ơ, ạ) never occur in legacy text; nor do combining tones."""
    return any(c > "\u00ff" and (c.isalpha() or unicodedata.combining(c)) for c in text)


def _odd(words: Sequence[str]) -> int:
    return sum(not is_syllable(word) for word in words)


def _best(words: Sequence[str]) -> tuple[str, int]:
    """The encoding under which the fewest words stay odd, and how many do."""
    return min(
        ((name, _odd([decode(w) for w in words])) for name, decode in DECODERS.items()),
        key=lambda pair: pair[1],
    )


def is_odd(text: str) -> bool:
    """Whether a text has a word that is no Vietnamese syllable as it stands, in letters that legacy text uses."""
    return not text.isascii() and not _is_unicode(text) and _odd(_marked_words(text)) > 0


def encoding_of(text: str) -> str | None:
    """ "TCVN3", "VNI", or None for Unicode, ASCII and whatever one text alone cannot decide."""
    if text.isascii() or _is_unicode(text):
        return None
    words = _marked_words(text)
    odd = [word for word in words if not is_syllable(word)]
    if not odd or (len(odd) < _FEW_WORDS and not odd[0][0].isascii()):
        return None
    encoding, left = _best(words)
    return encoding if left == 0 else None


def encoding_of_all(texts: Sequence[str]) -> str | None:
    """One decision for a whole sheet: more cells must prove legacy text than prove Unicode."""
    latin = [text for text in texts if not text.isascii()]
    unicode_cells = sum(_is_unicode(text) for text in latin)
    words = [word for text in latin if not _is_unicode(text) for word in _marked_words(text)]
    odd = [word for word in words if not is_syllable(word)]
    if len(odd) < _FEW_WORDS:
        return None
    encoding, left = _best(words)
    proving = sum(1 for text in latin if not _is_unicode(text) and _odd(_marked_words(text)))
    return encoding if left <= _TOLERATED * len(odd) and proving > unicode_cells else None
