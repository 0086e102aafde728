"""What the words at the head of a column mean, as a table of facts.

A header cell is folded, its words about time are set aside, and the rest is looked up: ``exact`` phrases must be all
that is left, ``starts`` phrases need only begin it. Real forms vary, so the facts do, not the code.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from indicators.observations.model import DeclaredVerdict
from indicators.observations.second_language import own_language
from indicators.observations.text import clean, fold
from indicators.observations.times import NO_TIME, Time, combine, is_of_a_part, read_time
from indicators.workbook.grid import Value

LONGEST_TEXT_READ = 160
Breakdown = tuple[tuple[str, str], ...]

# role, phrases that must be the whole head
EXACT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tt", ("tt", "stt", "so tt", "so thu tu", "thu tu", "ma so", "ma", "ma chi tieu", "muc")),
    ("unit_of_measure", ("dvt", "don vi tinh", "d v t", "dv tinh", "don vi do", "don vi tinh ty le")),
    ("subject", (
        "don vi", "ten don vi", "co quan don vi", "dia phuong", "ten dia phuong", "huyen", "ten huyen",
        "huyen thanh pho", "huyen thi xa", "huyen thi xa thanh pho", "cac huyen thanh pho",
        "don vi hanh chinh", "xa", "xa phuong", "ten xa phuong", "xa phuong thi tran", "cac xa phuong",
        "tinh", "tinh thanh pho", "dia ban", "huyen tp", "thanh pho huyen", "so ban nganh", "co quan",
        "don vi bao cao", "so nganh", "don vi dia phuong", "xa thi tran", "ten xa thi tran", "cac xa thi tran",
        "thi tran xa", "ten xa", "phuong xa", "cac xa", "xa phuong dac khu", "ten xa phuong thi tran",
    )),
    ("year_label", (
        "nam bao cao", "nam so lieu", "nam thuc hien", "thoi gian", "ky", "ky bao cao", "thoi ky", "thoi diem",
    )),
    ("numerator", ("tu so", "so dat", "so luong dat", "so thuc hien", "so da thuc hien", "a tu so")),
    ("denominator", (
        "mau so", "tong", "tong cong", "tong so", "tong so luong", "so luong tong so", "b mau so",
    )),
    ("female", (
        "nu", "trong do nu", "so nu", "so luong nu", "tong so nu", "nu gioi", "trong do so nu", "phu nu",
        "be gai", "tre em gai", "gai", "so be gai", "so tre em gai", "tong so be gai",
    )),
    ("male", (
        "so nam", "so luong nam", "nam gioi", "trong do nam", "be trai", "tre em trai", "trai",
        "so be trai", "so tre em trai", "tong so be trai",
    )),
    ("rate", (
        "ty le", "ti le", "ty so", "ty suat", "ty le nu", "ti le nu", "ty le dat", "gia tri", "gia tri dat",
        "ty le chung", "tl", "chiem ty le", "chiem ti le", "ty trong", "dat ty le", "dat ti le", "ty le dat duoc",
    )),
    ("result", (
        "so lieu", "chung", "thuc hien", "ket qua", "th", "uoc", "uth", "so bo", "du kien", "ca nam",
        "so luong", "chinh thuc", "muc dat", "muc dat duoc", "ket qua chung", "cac nam", "qua cac nam", "dien bien",
        "dien bien qua cac nam", "ket qua qua cac nam", "tinh hinh", "so lieu qua cac nam", "dat duoc", "da thuc hien",
        "tra loi", "so luong ty le", "ty le so luong", "so luong hoac ty le", "gia tri thuc hien", "so lieu thuc hien",
    )),
    # no share of women
    ("", ("ty le nam", "ti le nam", "ty le nam gioi", "ti le nam gioi", "ty le nam nu", "ty le trai")),
    ("name", ("cap", "cap quan ly", "cap hanh chinh", "cap chinh quyen", "cac cap")),
    ("name_or_target", ("muc tieu", "muc tieu chien luoc", "muc tieu quoc gia",
                        "chi tieu chien luoc", "chi tieu quoc gia")),
    ("verdict", (
        "danh gia", "tu danh gia", "muc do hoan thanh", "muc do dat", "ket luan", "danh gia ket qua",
        "danh gia muc do hoan thanh", "xep loai", "danh gia chung", "tu danh gia cua don vi",
    )),
    ("verdict_met", ("dat", "hoan thanh", "da dat", "dat va vuot", "dat vuot")),
    ("verdict_partly_met", ("dat mot phan", "hoan thanh mot phan")),
    ("verdict_not_met", ("chua dat", "khong dat", "chua hoan thanh", "khong hoan thanh")),
    ("verdict_not_assessable", (
        "khong danh gia duoc", "khong danh gia", "chua danh gia duoc", "khong co co so danh gia",
    )),
)  # fmt: skip

# role, phrases that need only begin the head
STARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("elsewhere", (  # the country or its regions, beside the province
        "ca nuoc", "toan quoc", "binh quan ca nuoc", "trung binh ca nuoc", "binh quan chung ca nuoc", "chung ca nuoc",
        "so lieu ca nuoc", "muc ca nuoc", "tay nguyen", "vung tay nguyen", "khu vuc tay nguyen",
    )),
    ("comparison", (
        "so sanh", "so voi", "so cung ky", "so ky truoc", "so nam truoc", "so ke hoach", "so kh",
        "tang giam", "tang", "giam", "chenh lech", "ty le hoan thanh", "ty le thuc hien",
        "muc hoan thanh ke hoach", "th kh",
    )),
    ("plan", ("ke hoach", "kh", "chi tieu ke hoach", "chi tieu giao", "duoc giao", "giao")),
    ("target", (
        "muc tieu den", "muc tieu chien luoc", "muc tieu quoc gia", "muc tieu cua", "muc tieu vao",
        "chi tieu den", "chi tieu phan dau", "chi tieu de ra", "muc tieu de ra", "chi tieu dat ra",
        "muc tieu dat ra", "muc tieu phan dau", "muc tieu theo", "muc tieu giai doan",
        "chi tieu chien luoc", "muc tieu cuoi", "muc tieu tinh", "moc", "nghi quyet", "nq", "quyet dinh", "qd",
        "chien luoc", "chi tieu nghi quyet", "chi tieu nq", "phan dau", "dinh huong", "yeu cau",
    )),
    ("cause", ("nguyen nhan", "ly do", "giai trinh")),
    ("difficulty", ("kho khan", "vuong mac", "ton tai", "han che")),
    ("solution", ("giai phap", "de xuat", "kien nghi", "bien phap")),
    ("note", ("ghi chu", "chu thich", "ghi chep", "nguon", "y kien", "thuyet minh")),
    ("supplier", (
        "don vi chu tri", "co quan chu tri", "don vi cung cap", "co quan cung cap",
        "co quan chiu trach nhiem", "don vi chiu trach nhiem", "don vi phoi hop", "co quan phoi hop",
        "nganh phu trach", "don vi theo doi",
    )),
    ("subject", ("ten don vi hanh chinh", "huyen thi xa", "ten huyen")),
    ("unit_of_measure", ("don vi tinh",)),
    ("subject_code", ("ma don vi",)),
    ("kind_label", ("loai", "loai so lieu")),
    ("breakdown_label", ("phan to",)),
    ("text_value", ("chu ghi trong o",)),
    ("file_label", ("tep",)),
    ("cell_label", ("o",)),
    ("derived", ("cach tong hop", "don vi con thieu", "trang tinh", "don vi gui", "dot")),
    ("numerator", ("tu so", "so luong nu")),
    ("denominator", ("mau so", "tong so")),
    ("female", ("trong do nu", "so nu", "so luong nu")),
    ("rate", ("ty le", "ti le", "ty so", "ty suat")),
    ("result", (
        "ket qua", "thuc hien", "uoc", "uth", "du kien", "so bo", "du bao", "so lieu",
        "tinh hinh thuc hien", "kq", "kqth", "kha nang", "th", "cung ky", "da dat", "luy ke",
    )),
    ("numerator", ("so",)),
)  # fmt: skip

NAME = re.compile(
    r"(?:ten |cac |he thong |danh muc |nhom |dia ban |dia phuong )*"
    r"(?:noi dung|chi tieu|muc tieu|chi so|nhiem vu|tieu chi|linh vuc|cau hoi|ct"
    r"|trinh do|cap hoc|loai hinh|hang muc|doi tuong|thong tin|hoat dong)"
    r"(?: (?:noi dung|chi tieu|muc tieu|chi so|nhiem vu|cu the|bao cao|thong ke|chu yeu|binh dang gioi|danh gia|"
    r"chien luoc|quoc gia|linh vuc|giai phap|tieu chi|ve|gioi|cua|dia phuong|don vi|huyen|xa|so lieu|chuyen mon"
    r"|cong viec|cong tac|hoat dong|dao tao|hoc van))*"
    r"|(?:ten )?(?:noi dung|chi tieu|noi dung chi tieu)(?: (?:thuoc|trong|ve|cua))? linh vuc .+|noi dung .+ theo .+"
)
BREAKDOWNS: dict[str, Breakdown] = {
    "thanh thi": (("area", "urban"),), "khu vuc thanh thi": (("area", "urban"),), "o thanh thi": (("area", "urban"),),
    "nong thon": (("area", "rural"),), "khu vuc nong thon": (("area", "rural"),), "o nong thon": (("area", "rural"),),
    "cap tinh": (("level", "province"),), "cap huyen": (("level", "district"),), "cap xa": (("level", "commune"),),
    "trung uong": (("level", "country"),), "cap trung uong": (("level", "country"),), "tw": (("level", "country"),),
    "nu": (("sex", "female"),), "nam": (("sex", "male"),), "nu gioi": (("sex", "female"),),
    "nam gioi": (("sex", "male"),),
}  # fmt: skip
SEX_ROLES = ("female", "male")
# What stands below "Nam" or "Nữ" is about them, whatever it counts; whose share a rate there is must be proven.
COUNTED_BY_SEX = {"result": True, "numerator": True, "denominator": True, "rate": False}
COUNTED_OR_RATED = (*COUNTED_BY_SEX, *SEX_ROLES)
MEN = ("nam", "nam gioi", "trai")
SEX_ROLES_BY_WORD = ("nu", "phu nu", "nu gioi")  # with a percent sign ("% nữ") their share
ROLES = {phrase: role for role, phrases in EXACT for phrase in phrases}
OPENINGS = tuple((f"{phrase} ", role) for role, phrases in STARTS for phrase in phrases)
VERDICTS: dict[str, DeclaredVerdict] = {
    "dat": "met", "dat va vuot": "met", "dat vuot": "met", "vuot": "met", "da dat": "met", "hoan thanh": "met",
    "dat mot phan": "partly_met", "hoan thanh mot phan": "partly_met", "chua dat": "not_met", "khong dat": "not_met",
    "chua hoan thanh": "not_met", "khong hoan thanh": "not_met", "khong danh gia duoc": "not_assessable",
    "chua danh gia duoc": "not_assessable", "khong danh gia": "not_assessable",
    "chua co so lieu": "not_assessable", "khong co so lieu": "not_assessable",
}  # fmt: skip
# Where levels of a header disagree, these speak first wherever they stand; then the lowest level speaks.
TEXT_ROLES = ("cause", "difficulty", "solution", "note")
RULING_ROLES = ("comparison", "plan", "target", "elsewhere")
KEY_ROLES = ("name", "subject", "year_label")

# A share of a plan or a target is no result, wherever the head says so: "Tỷ lệ đạt so với KH (%)".
COMPARED = re.compile(
    r"\bso (?:voi|sanh|kh|ke hoach|cung ky)\b|\bth kh\b|\btang\b.*\bgiam\b"
    r"|^(?:(?:ty|ti) le|muc|muc do|dat|hoan thanh)\b.* (?:ke hoach|kh|muc tieu)\b"
    r"|^(?:th|uoc|uth) (?:kh|chi tieu)$"
)
PLANNED = re.compile(r"\((?:kh|ke hoach|mt|muc tieu)(?: (?:nam )?20\d\d)?\)")  # "2025 (KH)"
TWO_YEARS = re.compile(r"\b20\d\d ?/ ?20\d\d\b")  # "Kết quả 2024/2023"
PARENTHESES = re.compile(r"\([^)]*\)")
UNTIL_YEAR = re.compile(r"\b(?:den|vao|toi) (?:het )?(?:nam )?20\d\d")  # "Chỉ tiêu đến năm 2025"
MARKS = re.compile(r"[^0-9a-z%]+")
TIME_WORDS = re.compile(
    r"\bngay \d+ thang \d+ nam 20\d\d|\b\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?20\d\d"
    r"|\b20\d\d ?(?:-|–|—|den) ?20\d\d\b|\b20\d\d\b|\b(?:\d+|sau|chin) ?thang(?: dau| cuoi)?(?: nam)?\b"
    r"|\b6t\b|\bgiai doan(?: 1| 2| i| ii)?\b|\bca nam\b|\bnam truoc\b"
)
TIME_JOINTS = re.compile(
    r"(?:^| )(?:nam|den nam|den|vao nam|tinh den|ngay|den ngay|ca|het|cuoi|trong|theo)(?= |$)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What one header cell says: its role ("" where unknown), time, breakdown and the words left over."""

    role: str = ""
    time: Time = NO_TIME
    breakdown: Breakdown = ()
    words: str = ""
    core: str = ""


NO_HEAD = Head()


def header_text(value: Value) -> str:
    """A header cell as text: years and dates may stand there as numbers and dates."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) and 2000 <= value <= 2060 else ""
    if isinstance(value, datetime | date):
        return f"{value.day}/{value.month}/{value.year}"
    return ""


@lru_cache(maxsize=8192)
def read_head(text: str) -> Head:
    """What one header cell says. Unknown words give role "" and keep their words."""
    if not text or len(text) > LONGEST_TEXT_READ:
        return Head(words=text)
    folded = fold(text)
    core = core_of(folded)
    time = read_time(folded)
    role, breakdown = _sex_or_year(core, clean(text).lower(), time)
    if TWO_YEARS.search(folded):
        role = "comparison"
    if "%" in folded and (core in SEX_ROLES_BY_WORD or not core and not time.said):
        role, breakdown = "rate", ()
    if not role and not (core in MEN and "%" in folded):
        role, breakdown = role_of(core, time)
    if PLANNED.search(folded):
        role = "plan"
    year_said = role == "year_label" and time.said and ":" in text
    if year_said or role == "subject" and text.rstrip().endswith(":"):
        role = ""  # "Kỳ báo cáo: năm 2023" is a title, "Tên đơn vị:" its beginning
    if role == "name_or_target" and UNTIL_YEAR.search(folded):
        role = "target"
    if not role and (own := own_language(text)) != text:
        first = read_head(own)
        return replace(first, words=clean(text)) if first.role else Head("", time, (), clean(text), core)
    return Head(role, time, breakdown, clean(text), core)


def core_of(folded: str) -> str:
    """The words of a header without those about time, and without what stands in parentheses."""
    bare = PARENTHESES.sub(" ", folded).strip() or folded.strip(" ()")
    plain = " ".join(MARKS.sub(" ", TIME_WORDS.sub(" ", bare)).replace("%", " ").split())
    if plain != " ".join(MARKS.sub(" ", bare).replace("%", " ").split()):
        plain = " ".join(TIME_JOINTS.sub(" ", plain).split())
    return plain


def role_of(core: str, time: Time) -> tuple[str, Breakdown]:
    """Role and breakdown of a header without its time words. "Mục tiêu" and "Chỉ tiêu" with a year are targets."""
    if not core:
        return ("result", ()) if time.said else ("", ())
    if NAME.fullmatch(core) and time.said:
        return ("target" if core.startswith("muc tieu") else "name_or_target"), ()
    if core in ROLES:
        return ROLES[core], ()
    if COMPARED.search(core):
        return "comparison", ()
    if core.startswith(("muc tieu ", "chi tieu ")) and time.said and time.kind is None:
        return "target", ()
    if core in BREAKDOWNS:
        return "result", BREAKDOWNS[core]
    if NAME.fullmatch(core):
        return "name", ()
    begun = core + " "
    return next((role for start, role in OPENINGS if begun.startswith(start)), ""), ()


def join(levels: tuple[Head, ...]) -> Head:
    """One head from the levels above a column, top first."""
    said = tuple(h for h in levels if h.words)
    if not said:
        return NO_HEAD
    words = " / ".join(dict.fromkeys(h.words for h in said))
    roles = [h.role for h in said if h.role]
    breakdown = tuple(sorted({pair for h in said for pair in h.breakdown}))
    role = _ruling(roles)
    role = "" if role in COUNTED_OR_RATED and any(is_of_a_part(fold(h.words)) for h in said) else role
    return Head(role, combine(tuple(h.time for h in said)), breakdown, words, said[-1].core)


def _ruling(roles: list[str]) -> str:
    """The role that rules: texts of the lowest level, then comparison, plan, target anywhere, then the lowest."""
    if not roles:
        return ""
    lowest = roles[-1]
    if (sex := next((r for r in roles[:-1] if r in SEX_ROLES), None)) and lowest in COUNTED_BY_SEX:
        return sex if COUNTED_BY_SEX[lowest] else ""
    if lowest in TEXT_ROLES or lowest == "tt":
        return lowest
    ruling = next((r for r in reversed(roles) if r in RULING_ROLES), None)
    if ruling:
        return ruling
    if "name_or_target" in roles[:-1] and lowest not in ("name_or_target", "name"):
        return "target"
    return lowest


def _sex_or_year(core: str, cleaned: str, time: Time) -> tuple[str, Breakdown]:
    """ "Năm" and "Nam" fold alike: the diacritics tell a year from men."""
    if core != "nam" or time.said or "%" in cleaned:
        return "", ()
    return ("year_label", ()) if "năm" in cleaned else ("male", ())
