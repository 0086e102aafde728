"""Layouts made by chance: every dimension drawn by a seed, the truth written beside every cell as it is drawn.

The product of this module is the same text a person would write (see ``notation``), so that a failure can be read.
"""

import random
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.layouts.notation import Layout, layouts
from tests.layouts.seeded_cells import count_cell, value_cell
from tests.layouts.seeded_words import (
    AFTER,
    COUNT_HEADS,
    DEPARTMENTS,
    DISTRICT_CODES,
    DISTRICTS,
    GROUPS,
    MEASURE_HEADS,
    NAME_HEADS,
    NOTES,
    NUMBER_HEADS,
    PERCENTS,
    ROUNDS,
    SIGNATURES,
    UNITS,
    WOMEN,
)


@dataclass
class Column:
    """One column of results: its heads from above, its mark, what it holds."""

    heads: tuple[str, ...]
    mark: str
    role: str = "value"
    year: str = ""


@dataclass
class Draft:
    """What has been drawn so far."""

    dice: random.Random
    columns: list[Column] = field(default_factory=list)
    measure: str = "column"
    counts: bool = False
    codes: list[str] = field(default_factory=list)


@cache
def wordings() -> dict[str, list[str]]:
    """code → wordings."""
    lines = (Path(__file__).parent / "wordings.tsv").read_text(encoding="utf-8").splitlines()
    return {code: names for code, *names in (line.split("\t") for line in lines if not line.startswith("#"))}


def seeded(seed: int) -> Layout:
    """The layout of a seed; the same in every process."""
    return layouts(seeded_text(seed))[0]


def seeded_text(seed: int) -> str:
    dice = random.Random(seed)
    round_code = dice.choice(list(ROUNDS))
    unit, name, subject, codes = _sender(dice)
    draft = Draft(dice, codes=dice.sample(codes, min(len(codes), dice.randint(3, 6))))
    draft.measure = dice.choice(["column", "column", "column", "above", "name"])
    if set(draft.codes) & UNITS.keys() and draft.measure == "above":
        draft.measure = "column"
    draft.counts = dice.random() < 0.35 and not set(draft.codes) & UNITS.keys()
    draft.columns = _columns(draft, round_code)
    facts, head = _opening(dice, round_code, unit, name, subject)
    body = _table(draft)
    lines = [
        f"=== seed_{seed}",
        "Drawn by chance.",
        facts,
        f"--- {dice.choice(['Sheet1', 'PL1', 'Biểu 1', 'Phụ lục'])}",
    ]
    lines += [*head, *body, "", *dice.choice(SIGNATURES).split("\n")]
    if dice.random() < 0.2:
        lines += ["--- Thuyết minh", "Một số khó khăn, vướng mắc", "Năm 2024 có 3 xã chưa báo cáo"]
    return "\n".join(lines) + "\n"


def _sender(dice: random.Random) -> tuple[str, str, str, list[str]]:
    if dice.random() < 0.65:
        code = dice.choice(list(DISTRICTS))
        return code, "UBND " + DISTRICTS[code], code, DISTRICT_CODES
    code = dice.choice(list(DEPARTMENTS))
    name, codes = DEPARTMENTS[code]
    return code, name, "62", codes


def _opening(
    dice: random.Random, round_code: str, unit: str, name: str, subject: str
) -> tuple[str, list[str]]:
    told = dice.random() < 0.5
    prefix = "says_" if told else ""
    facts = f"province: 62 | {prefix}round: {round_code} | {prefix}unit: {unit} | subject: {subject}"
    encoding = dice.choice(["", "", "", "", "nfd", "bare", "hard", "tcvn3", "vni"])
    facts += f" | encode: {encoding}" if encoding else ""
    lines = []
    where = dice.choice(["corner", "line", "line_right"])
    if where == "corner":
        lines.append(
            f"{name.upper() if encoding not in ('tcvn3', 'vni') else name} | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        )
        lines.append("Số: 45/BC | | | Độc lập - Tự do - Hạnh phúc")
    elif where == "line":
        lines.append(f"Đơn vị báo cáo: {name}")
    else:
        lines.append(f"Biểu số 0{dice.randint(1, 9)}/BĐG | | | Đơn vị báo cáo: {name}")
        lines.append(
            "Ban hành kèm theo Công văn số 1021/SNV ngày 15/5/2025 | | | Đơn vị nhận báo cáo: Sở Nội vụ"
        )
    lines += [""] * dice.randint(0, 3)
    lines.append(f"KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU BÌNH ĐẲNG GIỚI - {ROUNDS[round_code]}")
    lines += [""] * dice.randint(0, 2)
    return facts, lines


def _columns(draft: Draft, round_code: str) -> list[Column]:
    dice = draft.dice
    over = dice.choice(["", "Kết quả thực hiện", "Thực hiện", "Kết quả"])
    if round_code == "2025-6T":
        found = [
            ("Thực hiện năm 2024", "2024"),
            ("6 tháng đầu năm 2025", "2025 half"),
            ("Ước thực hiện năm 2025", "2025 est"),
        ]
        over = ""
    elif round_code == "2024":
        found, over = (
            [(dice.choice(["Kết quả năm 2024", "Năm 2024", "Thực hiện năm 2024", "TH 2024"]), "2024")],
            "",
        )
    else:
        style = (
            dice.choice(["{}", "Năm {}", "{}"])
            if over
            else dice.choice(["Năm {}", "Thực hiện {}", "TH {}", "Kết quả năm {}"])
        )
        years = list(range(dice.randint(2021, 2023), 2025))
        found = [(style.format(year), str(year)) for year in years]
        if dice.random() < 0.5:
            found.append((dice.choice(["30/5/2025", "Đến 30/5/2025", "Tính đến 30/5/2025"]), "to=2025-05-30"))
        if dice.random() < 0.3:
            found.append(
                (
                    dice.choice(["Dự kiến năm 2025", "Dự kiến đến hết năm 2025", "Dự kiến cả năm 2025"]),
                    "2025 proj",
                )
            )
    made = []
    triples = [t for t in COUNT_HEADS if "nữ" not in t[1] or set(draft.codes) <= WOMEN]
    triple = dice.choice(triples)
    for head, mark in found:
        heads = (over, head) if over else (head,)
        if draft.counts:
            for word, role in zip(triple, "dnr", strict=True):
                made.append(Column((*heads, word), f"{mark} {role}", role, mark))
        else:
            made.append(Column(heads, mark, "value", mark))
    return made


def _table(draft: Draft) -> list[str]:
    dice = draft.dice
    lead = [
        Column((dice.choice(NUMBER_HEADS),), "", "number"),
        Column((dice.choice(NAME_HEADS),), "", "name"),
    ]
    if draft.measure == "column":
        lead.append(Column((dice.choice(MEASURE_HEADS),), "", "measure"))
    if dice.random() < 0.5:
        heads = dice.choice(
            [
                ("Mục tiêu đến năm 2025",),
                ("Kế hoạch năm 2025",),
                ("Chỉ tiêu giao",),
                ("Mục tiêu", "Đến năm 2025"),
                ("KH 2025",),
            ]
        )
        lead.append(Column(heads, "!", "target"))
        if heads[0] == "Mục tiêu":
            lead.append(Column(("Mục tiêu", "Đến năm 2030"), "!", "target"))
    tail = []
    if dice.random() < 0.25:
        tail = [
            Column(("Đánh giá", w), m, m)
            for w, m in (("Đạt", "met"), ("Chưa đạt", "unmet"), ("Không đánh giá được", "na"))
        ]
    for word in dice.sample(AFTER, dice.randint(0, 2)):
        kind = "note" if word in AFTER[:3] else "other"
        tail.append(Column((word,), "!" if kind == "other" else "", kind))
    gap = [Column(("",), "", "gap")] if dice.random() < 0.12 else []
    columns = lead + gap + draft.columns + tail
    lines = ["| " * (len(columns) - 1) + "ĐVT: %"] if draft.measure == "above" else []
    lines += (heads := _heads(columns))
    if dice.random() < 0.12:
        lines.append(
            " | ".join(
                ("A", "B", "C")[i] if i < len(lead) and i < 3 else str(i - 2) for i in range(len(columns))
            )
        )
    lines.append("%% " + " | ".join(c.mark for c in columns))
    grouped, continued = dice.random() < 0.5, dice.random() < 0.12
    for index, code in enumerate(draft.codes):
        if grouped and dice.random() < 0.5:
            lines.append(
                f"{dice.choice(['I', 'II', 'A', 'B'])} | " + dice.choice(GROUPS).format(dice.randint(1, 6))
            )
        if continued and index == 2:
            lines += ["", "(Tiếp theo)", *heads]
        lines.append(_row(draft, columns, index, code))
    return lines


def _heads(columns: list[Column]) -> list[str]:
    depth = max(len(c.heads) for c in columns)
    rows = []
    for level in range(depth):
        cells = []
        for i, column in enumerate(columns):
            own = column.heads[level] if level < len(column.heads) else None
            left = columns[i - 1].heads if i else ()
            if own is None:
                cells.append("^" if column.heads[-1] else "")
            elif own and left[: level + 1] == column.heads[: level + 1]:
                cells.append("<")
            else:
                cells.append(("'" + own) if own[:1].isdigit() and not own.isdigit() else own)
        rows.append(" | ".join(cells))
    return rows


def _row(draft: Draft, columns: list[Column], index: int, code: str) -> str:
    dice = draft.dice
    style = dice.choice(["number", "number", "comma", "percent_text", "percent", "mixed"])
    counts: dict[str, tuple[int, int]] = {}
    verdict = dice.choice(["met", "unmet", "na"])
    name = dice.choice(wordings()[code])
    if draft.measure == "name":
        name += f" ({UNITS[code][0]})" if code in UNITS else " (%)"
        name = name.replace(") (", "; ") if name.count("(") > 1 else name
    if dice.random() < 0.08:
        name += str(dice.randint(1, 4))
    cells = []
    for column in columns:
        if column.role == "number":
            cells.append(str(dice.choice([index + 1, index + 1, index + 1, code, 1])).join(("'", "")))
        elif column.role == "name":
            cells.append(name)
        elif column.role == "measure":
            cells.append(dice.choice(UNITS.get(code, PERCENTS)))
        elif column.role in ("target", "other"):
            cells.append(dice.choice(["60", "'≥ 60", "'trên 90%", "100", "-3.5", "'+2,5"]))
        elif column.role == "note":
            cells.append("'" + note if (note := dice.choice(NOTES)) else "")
        elif column.role in ("met", "unmet", "na"):
            cells.append("x" if column.role == verdict else "")
        elif column.role in "dnr":
            cells.append(count_cell(dice, counts, column.year, column.role))
        elif column.role == "value":
            cells.append(value_cell(dice, code, style))
        else:
            cells.append("")
    return " | ".join(cells) + f" @@ i={code}"
