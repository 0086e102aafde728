"""One written numeral to one number: which of comma, dot and space groups thousands, which begins the
decimals.

Vietnamese writes 1.234,5; spreadsheets set to English write 1,234.5. Only three digits behind a single
separator leave doubt ("12.345"): there the role decides. A count groups thousands; a rate has decimals;
where the role is unknown the Vietnamese habit holds (dot groups, comma begins decimals). What was decided
so is reported as doubtful.
"""

import re
from typing import Literal

Role = Literal["value", "count"]

NUMERAL = r"[0-9]+(?:[., '\u2019][0-9]+)*"
_GROUPED = re.compile(r"[0-9]{1,3}(?:[., '\u2019][0-9]{3})+")


def read_numeral(text: str, role: Role, below_1000: bool = False) -> tuple[float, bool] | None:
    """The number and whether its separator was doubtful; None when it is written like no number.

    ``below_1000``: the value cannot reach 1000 (a share), so a lone separator can only begin decimals: no
    doubt.
    """
    marks = [c for c in text if not c.isdigit()]
    if not marks:
        return float(text), False
    kinds = set(marks)
    if len(kinds) == 1:
        return _one_kind(text, marks, role, below_1000)
    decimal = marks[-1]
    whole, _, fraction = text.rpartition(decimal)
    if decimal not in ".," or len(kinds) > 2 or decimal in whole or not _GROUPED.fullmatch(whole):
        return None
    return float(f"{_digits(whole)}.{fraction}"), False


def _one_kind(text: str, marks: list[str], role: Role, below_1000: bool) -> tuple[float, bool] | None:
    mark, grouped = marks[0], bool(_GROUPED.fullmatch(text))
    if mark not in ".," or len(marks) > 1:
        return (float(_digits(text)), False) if grouped and text[0] != "0" else None
    decimal = float(text.replace(",", "."))
    if not grouped or text[0] == "0":
        return decimal, False
    if role == "count":
        return float(_digits(text)), mark == ","
    if below_1000:
        return decimal, False
    return decimal, True


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
