"""The command of the plan's other duties: listed, written to a workbook, taken in from one."""

import argparse
from pathlib import Path

from indicators.access.rights import LOCAL_USER
from indicators.assessment.duties import JudgedDuty
from indicators.commands.printing import grouped, show
from indicators.errors import UserError
from indicators.output.duty_words import STATE_WORDS, headline
from indicators.workflow import House, duty_files
from indicators.workflow import duties as verbs


def add_to(parser: argparse.ArgumentParser) -> None:
    """``duties [--kind K] [--unit U] [--scope S] [--export FILE | --import FILE]``."""
    for name in ("--kind", "--unit", "--scope"):
        parser.add_argument(name)
    files = parser.add_mutually_exclusive_group()
    files.add_argument("--export", type=Path)
    files.add_argument("--import", type=Path, dest="taken")


def duties(house: House, arguments: argparse.Namespace) -> int:
    if arguments.export:
        return _export(house, arguments)
    if arguments.taken:
        return _import(house, arguments)
    scopes = (arguments.scope,) if arguments.scope else ()
    found = verbs.entries(house, LOCAL_USER, arguments.kind, arguments.unit, scopes)
    show(arguments, [_document(one) for one in found], "\n".join(map(_line, found)))
    return 0


def _export(house: House, arguments: argparse.Namespace) -> int:
    paper = duty_files.export(house, LOCAL_USER, arguments.kind, arguments.unit, arguments.scope or "")
    try:
        arguments.export.write_bytes(paper.content)
    except OSError:
        raise UserError(
            f"Không ghi được tệp {arguments.export}. Hãy kiểm tra thư mục và quyền ghi."
        ) from None
    document = {"file": str(arguments.export), "size_bytes": len(paper.content)}
    show(arguments, document, f"Đã ghi {arguments.export} ({grouped(len(paper.content))} byte).")
    return 0


def _import(house: House, arguments: argparse.Namespace) -> int:
    path: Path = arguments.taken
    try:
        content = path.read_bytes()
    except OSError:
        raise UserError(f"Không đọc được tệp {path}. Hãy kiểm tra đường dẫn.") from None
    seen = duty_files.import_(house, LOCAL_USER, path.name, content, arguments.kind, arguments.scope or "")
    counts = {state: seen.counts.get(state, 0) for state in ("new", "changed", "unchanged")}
    told = f"{counts['new']} dòng mới, {counts['changed']} thay đổi, {counts['unchanged']} giữ nguyên"
    show(
        arguments,
        {"file": str(path), **counts, "ignored": len(seen.ignored)},
        f"Đã nhập {path.name}: {told}.",
    )
    return 0


def _document(one: JudgedDuty) -> dict[str, object]:
    duty = one.duty
    return {
        "key": duty.key, "kind": duty.kind, "scope": duty.scope, "version": duty.version, "state": one.state,
        "due": one.due.due.isoformat() if one.due else None, "fields": dict(duty.fields),
    }  # fmt: skip


def _line(one: JudgedDuty) -> str:
    words = (
        one.duty.scope,
        one.kind.name,
        headline(one),
        one.duty.said(one.kind.owner),
        STATE_WORDS[one.state],
    )
    return "\t".join(words)
