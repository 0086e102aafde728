"""The words of cells without a plain number, folded (small letters, no diacritics): add a spelling here, nowhere else."""

import re


def _set(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split("|"))


DASHES = frozenset({"-", "–", "—", "--", "---", "_", "/", ".", "−"})
ELLIPSES = frozenset({"…", "...", "....", "……", ".."})
ERRORS = _set(
    "#REF|#DIV/0|#N/A|#NAME|#VALUE|#NUM|#NULL|#SPILL|#CALC|ERR:502|ERR:504|#GETTING_DATA|#######|########"
)
YES_MARKS = frozenset({"x", "X", "✓", "✔", "☑", "☒", "√", "×", "v", "V"})
YES = _set(
    "co|dat|da dat|co dat|dung|hoan thanh|da hoan thanh|da co|dat va vuot|vuot|dat vuot|da thuc hien|da trien khai"
)
NO = _set(
    "khong|chua|chua dat|khong dat|khong co|chua co|chua hoan thanh|khong hoan thanh|chua thuc hien|chua trien khai"
)
NOTHING_AROSE = _set(
    "khong phat sinh|chua phat sinh|khong phat sinh truong hop nao|khong co phat sinh|khong co truong hop nao"
    "|khong co truong hop|khong phat sinh truong hop|khong co doi tuong|chua phat sinh truong hop nao"
    "|khong co nan nhan|khong co vu viec|khong phat sinh vu viec|khong co vu viec nao|khong co truong hop phat sinh"
)
NO_DATA = _set(
    "khong co so lieu|chua co so lieu|khong so lieu|khong co du lieu|chua co du lieu|chua thong ke|khong thong ke"
    "|chua thong ke duoc|khong thong ke duoc|chua thu thap|khong thu thap|chua thu thap duoc|khong thu thap duoc"
    "|khong theo doi|chua theo doi|chua tong hop|chua tong hop duoc|chua dieu tra|khong dieu tra|khong xac dinh"
    "|khong xac dinh duoc|chua xac dinh|chua danh gia|khong danh gia|khong danh gia duoc|chua danh gia duoc|n/a|na"
    "|kxd|ksl|kcsl|k co so lieu|chua bao cao|khong bao cao|chua cap nhat|khong thuc hien thong ke|dang tong hop"
    "|dang thong ke|dang cap nhat|chua khao sat|khong khao sat|chua co so lieu thong ke|khong co so lieu thong ke"
)

# Words that make a number inexact. Folded, unless another Vietnamese word folds alike: those keep their diacritics.
APPROXIMATE_FOLDED = _set(
    "tren|duoi|gan|khoang|hon|uoc|uoc dat|uoc tinh|uoc thuc hien|uth|xap xi|toi thieu|toi da|it nhat|nhieu nhat|tro len"
    "|tro xuong|khong duoi|khong qua|vuot|dao dong|binh quan khoang|tu|lon hon|nho hon|cao hon|thap hon|phan dau|du kien"
)
APPROXIMATE_ACCENTED = _set("chừng|cỡ|tầm|ngót|tới|độ chừng")
_APPROXIMATE = re.compile(
    rf"[<>≥≤≈~±≃≅∼]|\b(?:{'|'.join(sorted(APPROXIMATE_FOLDED, key=len, reverse=True))})\b"
)
_ACCENTED = re.compile(rf"\b(?:{'|'.join(sorted(APPROXIMATE_ACCENTED))})\b")
_RANGE = re.compile(r"[0-9]\s*%?\s*(?:-|den)\s*[0-9][0-9.,]*\s*%")

UNITS = _set(
    "lan|ca|nguoi|luot|luot nguoi|co quan|co quan, don vi|don vi|to chuc|co quan, to chuc|doanh nghiep|dn|htx|hop tac xa"
    "|dn, htx|doanh nghiep, htx|doanh nghiep, hop tac xa|xa|phuong|xa, phuong|xa, phuong, thi tran|xa/phuong|thi tran"
    "|huyen|tinh|tinh, thanh pho|tin|bai|tin, bai|tin bai|dai|co so|truong|tre|tre em|em|em trai|em gai|hoc sinh|be|be trai|be gai|tre em trai"
    "|tre em gai|vu|vu viec|nan nhan|gio|gio/tuan|gio/ngay|can bo|dai bieu|thanh vien|thac si|thac sy|tien si|tien sy"
    "|lao dong|phu nu|nu|phan tram|ca sinh|ca tu vong|ba me|tre de song|tre sinh song|mo hinh|lop|cuoc|buoi|du an"
    "|dong chi|d/c|nguoi dan|ho|ho gia dinh|so|so, nganh|so, ban, nganh|chi tieu|truong hop|diem|diem %"
)
UNIT_PATTERN = rf"(?:{'|'.join(re.escape(u) for u in sorted(UNITS, key=len, reverse=True))})"
PREFIX_PATTERN = r"(?:(?:dat|chiem|duy tri|ty le|dat ty le|ket qua|co|la|=)\s*:?\s*)?"


def is_approximate(text: str, folded: str) -> bool:
    """Whether a word or sign makes the number inexact: "trên 26%", "≥60", "40-45%"."""
    return bool(_APPROXIMATE.search(folded) or _ACCENTED.search(text.lower()) or _RANGE.search(folded))
