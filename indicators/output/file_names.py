"""Names of the files handed over: readable, ASCII, sortable, the same on every system."""

import re
import unicodedata
from datetime import date

from indicators.catalogue.definitions import Round, Unit

TITLES = {
    "bang-so-sanh": "Bang-so-sanh",
    "phu-luc": "Phu-luc",
    "phu-luc-trong": "Phu-luc-trong",
    "bien-nhan": "Bien-nhan",
    "so-lieu": "So-lieu",
    "bao-cao": "Bao-cao",
    "tom-tat": "Tom-tat",
    "bang-da-chon": "Bang-da-chon",
    "bieu-so-sanh": "Bieu-so-sanh",
    "nhiem-vu": "Nhiem-vu",
    "bieu-nhiem-vu": "Bieu-nhiem-vu",
    "don-doc": "Cong-van-don-doc",
    "danh-sach-don-doc": "Danh-sach-don-doc",
    "nhat-ky": "Nhat-ky",
}
SAMPLE_MARK = "minh-hoa"
KINDS_DROPPED = ("tinh", "thanh-pho", "thi-xa", "huyen", "xa", "phuong")


def plain(text: str) -> str:
    """ASCII words joined by hyphens: "Thành phố Kon Tum" → "Thanh-pho-Kon-Tum"."""
    text = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^A-Za-z0-9]+", "-", "".join(c for c in text if not unicodedata.combining(c))).strip("-")


def unit_slug(unit: Unit) -> str:
    """A unit without its kind, provinces and districts alike: "Kon-Tum"; two units of one name keep kind and code."""
    slug = plain(unit.name)
    if unit.level != "province":
        return slug
    for kind in KINDS_DROPPED:
        if slug.lower().startswith(f"{kind}-"):
            return slug[len(kind) + 1 :]
    return slug


def template_name(round: Round, unit: Unit) -> str:
    """ "608_Huyen-Dak-To_2021-2025.xlsx": one blank appendix among those of all units, in the order of their codes."""
    marks = [SAMPLE_MARK] if round.sample else []
    return "_".join([unit.code, plain(unit.name), plain(round.code), *marks]) + ".xlsx"


def file_name(kind: str, round: Round, unit: Unit, extension: str, day: date | None = None) -> str:
    """ "Bang-so-sanh_2021-2025_Kon-Tum_20250615.xlsx"; ``day``: of making, by default the round's data date."""
    stamp = f"{day or round.data_date:%Y%m%d}"
    marks = [SAMPLE_MARK] if round.sample else []
    return (
        "_".join([TITLES.get(kind, plain(kind)), plain(round.code), unit_slug(unit), stamp, *marks])
        + f".{extension}"
    )


def duty_file_name(kind: str, scope: str, unit: Unit, sample: bool, blank: bool, day: date) -> str:
    """ "Nhiem-vu_task_2025_Kon-Tum_20250615.xlsx"; ``kind``, ``scope``: "" for all."""
    words = [TITLES["bieu-nhiem-vu" if blank else "nhiem-vu"], plain(kind), plain(scope), unit_slug(unit)]
    marks = [f"{day:%Y%m%d}", *([SAMPLE_MARK] if sample else [])]
    return "_".join(word for word in (*words, *marks) if word) + ".xlsx"


def trail_file_name(unit: Unit, sample: bool, day: date) -> str:
    """ "Nhat-ky_Kon-Tum_20250615.xlsx"; ``day``: of making."""
    marks = [SAMPLE_MARK] if sample else []
    return "_".join([TITLES["nhat-ky"], unit_slug(unit), f"{day:%Y%m%d}", *marks]) + ".xlsx"
