"""How a rule of a target is spelt in the catalogue, and what it means."""

import re
from typing import cast

from indicators.catalogue.definitions import Op, Rule

SPELLINGS = (
    'ge, gt, le, lt, between <thấp> and <cao>, yes; thêm ~ là "khoảng", thêm every year là "duy trì hằng năm"'
)
_RULE = re.compile(
    r"(?P<op>ge|gt|le|lt|yes|between (?P<low>\d+(?:\.\d+)?) and (?P<high>\d+(?:\.\d+)?))"
    r"(?P<about>~)?(?P<every> every year)?"
)


def parse_rule(text: str) -> Rule:
    """The rule spelt by ``text``: ``ge``, ``ge~``, ``lt every year``, ``between 40 and 60``, ``yes``.

    Raises ValueError with a Vietnamese sentence that lists the spellings.
    """
    found = _RULE.fullmatch(" ".join(text.split()))
    if not found:
        raise ValueError(f'"{text}" không phải là quy tắc so sánh; hãy ghi một trong: {SPELLINGS}')
    op = cast(Op, "between" if found["low"] else found["op"])
    low, high = _bounds(found)
    return Rule(found[0], op, bool(found["every"]), bool(found["about"]), low, high)


def _bounds(found: re.Match[str]) -> tuple[float | None, float | None]:
    if not found["low"]:
        return None, None
    low, high = float(found["low"]), float(found["high"])
    if low > high:
        raise ValueError(f'"{found[0]}": cận thấp lớn hơn cận cao; hãy ghi between <thấp> and <cao>')
    return low, high
