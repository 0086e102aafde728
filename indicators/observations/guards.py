"""Words that must not be mistaken for one another: boys and girls, victims and perpetrators, primary and secondary.

A guard that stands in a known spelling must stand in the row as well; one that stands in the row must be known of the
indicator. Folded, abbreviations written out. Spellings of the same guard share a line.
"""

import re

_LINES = """
nu|phu nu
nam|nam gioi
trai
gai
thac si
tien si
dai hoc
cao dang
tieu hoc
trung hoc co so
trung hoc pho thong
mam non|mau giao
gay bao luc|nguoi gay|gay ra bao luc
mua ban|buon ban
vi thanh nien
nong thon
thanh thi
ngheo
khuyet tat
cao tuoi
cap tinh
cap huyen
cap xa
cap so
cap truong phong|cap phong
cap trung uong
tre em duoi
so sinh
thai san
pho giam doc
dang vien
cap ui
quoc hoi
hoi dong nhan dan
cong an
chua|khong co
"""
GUARDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (line.split("|")[0], re.compile(rf"\b(?:{line})\b")) for line in _LINES.split("\n") if line
)


def guards_in(words: tuple[str, ...]) -> frozenset[str]:
    """The guards among the words of a name: ("tre", "em", "gai") → {"gai"}."""
    text = " ".join(words)
    return frozenset(name for name, pattern in GUARDS if pattern.search(text))
