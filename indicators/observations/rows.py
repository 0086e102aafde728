"""What kind of row stands below the heads, by its words: a group, a total, a footnote, a signature, or figures."""

import re
from functools import lru_cache

from indicators.observations.headers import BREAKDOWNS, Breakdown, core_of
from indicators.observations.text import fold

SIGNATURE = re.compile(
    r"noi nhan\b|(?:tm|kt|tl|tuq|t/m|q)\s?\.|nguoi lap\b"
    r"|lap bieu\b|thu truong\b|\(?ky ten|\(ky\b|\(ky,|\(da ky|ky, ghi ro"
    r"|dai dien\b|nguoi tong hop|nguoi bao cao|xac nhan cua|(?:pho )?(?:giam doc|chu tich|truong ban|truong phong)$"
    r"|[^,]{2,40}, ngay\b.*\bthang\b.*\bnam\b|- luu ?:|luu ?: ?vt\b|- nhu tren"
)
FOOTNOTE = re.compile(
    r"(?:\*+ ?)?(?:ghi chu|chu thich|luu y|nguon(?: so lieu)?)\s?[:;.(]|\*|\(\*+\)|[¹²³]"
    r"|\(?\d{1,2}\)? (?:luat|nghi dinh|nghi quyet|quyet dinh"
    r"|theo|thong tu|so lieu|bao cao|nguon|ket qua)\b|so lieu (?:duoc )?(?:lay|tong hop|thu thap)|ghi chu$"
)
NOTE = re.compile(r"\(\d{1,2}\)|\[\d{1,2}\]|\*+")
CONTINUED = re.compile(
    r"\(?tiep theo(?: trang)?\)?|bieu (?:so |mau )?[\d.]+\b.*|phu luc\b.*|(?:trang )?\d+/\d+|\(?con nua\)?"
)
TOTAL = re.compile(
    r"(?:tong cong|tong so|cong|tong|toan tinh|ca tinh|toan huyen|toan thanh pho|toan quoc|ca nuoc"
    r"|(?:tong cong|tong so|cong|tong|chung) (?:toan|ca) (?:tinh|huyen|thanh pho)|chung)\s*:?"
    r"|tong(?: cong| so)? \(?\d+ (?:xa|phuong|huyen|thanh pho|thi xa|thi tran|don vi|dia phuong)\b[a-z0-9, ]*\)?\s*:?"
)
GROUP_NUMBER = re.compile(r"[ivxIVX]{1,5}[.)]?|[A-HĐ][.)]?")
GROUP_NAME = re.compile(
    r"(?:muc tieu|linh vuc|nhom|phan|chuong|ve) ?(?:so )?[\divx]*\b|(?:[ivx]{1,5}|[a-h])[.)] "
)
RESULTS = frozenset(
    ("thuc hien", "ket qua", "th", "kq", "ket qua thuc hien", "ket qua dat duoc", "dat duoc", "da thuc hien")
)
AIMS = frozenset(
    ("ke hoach", "kh", "muc tieu", "chi tieu giao", "chi tieu ke hoach", "chi tieu de ra", "ke hoach giao", "giao",
     "muc tieu de ra", "muc tieu den", "chi tieu phan dau", "muc tieu ke hoach", "chi tieu duoc giao",
     "ke hoach duoc giao", "chi tieu ke hoach giao", "ke hoach de ra")
)  # fmt: skip
RATE_ALONE = ("ty le", "ti le", "ty le dat", "ti le dat", "ty so", "ty suat")
PERCENT = re.compile(r"\(\s*%\s*\)|%")
NUMBERED = re.compile(r"^\s*(?:[-+–•*]|\(?[a-z0-9.]{1,5}[.)])\s*")


@lru_cache(maxsize=4096)
def text_reason(text: str) -> str:
    """Why a row without figures carries none, from its first words; "" when the words do not say."""
    folded = fold(text)
    if SIGNATURE.match(folded):
        return "signature"
    if FOOTNOTE.match(folded):
        return "footnote"
    if CONTINUED.fullmatch(folded):
        return "header_continued"
    if TOTAL.fullmatch(folded):
        return "total_row"
    return ""


def is_note(number: str) -> bool:
    """Whether a number is one of footnotes, below "Ghi chú:"."""
    return NOTE.fullmatch(number) is not None


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    return bool(TOTAL.fullmatch(fold(text)))


@lru_cache(maxsize=4096)
def is_group(number: str, name: str) -> bool:
    """A heading of several rows: a roman or capital number before it, or "Mục tiêu 1: …", "Lĩnh vực …"."""
    return bool(GROUP_NUMBER.fullmatch(number.strip()) or GROUP_NAME.match(fold(name)))


@lru_cache(maxsize=4096)
def rate_words(text: str) -> str:
    """A name without its numbering and its percent sign, to be held against ``RATE_ALONE``."""
    return NUMBERED.sub("", PERCENT.sub("", fold(text))).strip(" :.")


def is_rate_alone(text: str) -> bool:
    """Whether a name says "Tỷ lệ (%)" and no more."""
    return rate_words(text) in RATE_ALONE


@lru_cache(maxsize=4096)
def is_aim_alone(text: str) -> bool:
    """Whether a text is nothing but a word for a target or a plan, with its year perhaps: "- Kế hoạch năm 2024"."""
    return core_of(NUMBERED.sub("", fold(text)).strip(" :.")) in AIMS


@lru_cache(maxsize=4096)
def sub_row(text: str) -> Breakdown:
    """The breakdown a row under an indicator stands for ("Cấp tỉnh", "- Nông thôn", "Trong đó: nữ"); () for none."""
    folded = NUMBERED.sub("", fold(text)).strip(" :.").removeprefix("trong do").strip(" :")
    return BREAKDOWNS.get(folded, ())
