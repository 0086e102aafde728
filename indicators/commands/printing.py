"""How a command speaks: one document or a few lines on stdout, one Vietnamese line per reason on stderr."""

import argparse
import json
import sys
from typing import Any

REFUSED = 2


def show(arguments: argparse.Namespace, document: Any, text: str) -> None:
    print(said(arguments, document, text))


def said(arguments: argparse.Namespace, document: Any, text: str) -> str:
    """With --json the document alone, else the text."""
    return json.dumps(document, ensure_ascii=False, indent=1) if arguments.json else text


def refused(sentence: str, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"error": sentence}, ensure_ascii=False))
    print(sentence, file=sys.stderr)
    return REFUSED


def progress(done: int, total: int, name: str) -> None:
    """One line drawn over and over; nothing where nobody looks on."""
    if sys.stderr.isatty():
        bar = "█" * (done * 30 // total)
        end = "\n" if done == total else ""
        print(f"\r[{bar:<30}] {done}/{total} {name[:40]:<40}", end=end, file=sys.stderr)


def grouped(number: int) -> str:
    """1234567 → 1.234.567."""
    return f"{number:,}".replace(",", ".")
