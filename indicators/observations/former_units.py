"""Figures about units as they were before a merger: "Năm 2024 (tỉnh cũ)", "Số liệu địa bàn tỉnh Kon Tum (cũ)".

The unit that reports now is another one, so they are none of its own; which of them belong to whom, a person must say.
"""

import re
from collections.abc import Iterable

from indicators.observations.text import clean, fold

FORMER = re.compile(r"\bcũ\b|\btrước (?:khi )?(?:thực hiện )?(?:sáp nhập|hợp nhất|sắp xếp)\b", re.IGNORECASE)
UNIT = re.compile(r"\b(?:tinh|huyen|thi xa|thanh pho|xa|phuong|thi tran|dia ban|don vi)\b|\btruoc\b")
# What a line says that is about figures, as against one that tells how the sender came to be.
ABOUT_FIGURES = re.compile(r"\b(?:so lieu|ket qua|bieu|bang|thuc hien|chi tieu|nam 20\d\d|dia ban)\b")
MADE_OF = re.compile(r"\b(?:thanh lap|tren co so|gom|hop nhat tu|sau (?:khi )?(?:sap|hop)|tinh moi|xa moi)\b")


def is_former(words: str) -> bool:
    """Whether the words of a head, or a sheet's name, say that the figures below are of a former unit."""
    return FORMER.search(clean(words)) is not None


def former_title(titles: Iterable[str], round_name: str) -> str:
    """The line above a table that says its figures are of a former unit; "" for none. The name of the round may say it
    without the figures being so."""
    own = fold(round_name)
    return next((t for t in titles if is_former(t) and _about_figures(fold(t), own)), "")


def _about_figures(folded: str, round_name: str) -> bool:
    if round_name in folded or MADE_OF.search(folded):
        return False
    return bool(UNIT.search(folded) and ABOUT_FIGURES.search(folded))
