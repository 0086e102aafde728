"""Pieces of a page as HTML. Every text passes ``safe`` here, once: words out of files are data, never markup."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from operator import itemgetter

import streamlit as st

from indicators.output.wording import STATUSES, Status

Piece = str
THEMES = (("System", "Tự động"), ("Light", "Sáng"), ("Dark", "Tối"))
MARKDOWN = re.compile(r"([\\`*_{}\[\]()#|<>$~:!&])")


def safe(text: object) -> Piece:
    """The text as it may stand in HTML."""
    return escape(str(text), quote=True)


def show(*pieces: Piece) -> None:
    """Put pieces on the page; links inside them stay in the session."""
    st.html(f'<div class="ui">{"".join(pieces)}</div>')


def link(address: str, words: object) -> Piece:
    """The words as a link; without an address as they are."""
    if not address:
        return safe(words)
    return f'<a href="{safe(address)}" target="_self">{safe(words)}</a>'


def paragraph(kind: str, words: object) -> Piece:
    return f'<p class="{kind}">{safe(words)}</p>' if words else ""


def brand(product: str, place: str) -> Piece:
    """Whose figures these are."""
    return (
        f'<div class="brand"><b>{safe(product)}</b><span>{safe(place[:1].upper() + place[1:])}</span></div>'
    )


def theme_switch() -> Piece:
    """Light, dark, or what the system says; the frame's script hears it."""
    buttons = "".join(
        f'<button type="button" value="{code}" aria-pressed="false">{word}</button>' for code, word in THEMES
    )
    return f'<div class="switch" role="group" aria-label="Giao diện">{buttons}</div>'


def look(status: Status) -> str:
    """The classes that give a status its colours (see style.py) and, where there are no data, its hatching."""
    return f"tone-{status.code}" + (" hatched" if status.hatched else "")


def chip(status: Status) -> Piece:
    """Icon and word in the status's colour, hatched where there are no data."""
    return (
        f'<span class="chip {look(status)}" title="{safe(status.meaning)}">'
        f"<i>{safe(status.icon)}</i>{safe(status.word)}</span>"
    )


def section(title: str, lead: str = "") -> None:
    """A heading, with one line on what is shown where that is not plain."""
    show(f'<h2 class="section">{safe(title)}</h2>', paragraph("lead", lead))


def plain(text: object) -> str:
    """The text for Streamlit's own messages, where it would be Markdown: nothing in it is markup."""
    return MARKDOWN.sub(r"\\\1", str(text))


def numbered(sentences: Iterable[str]) -> Piece:
    """Sentences as a numbered list."""
    return '<ol class="steps">' + "".join(f"<li>{safe(s)}</li>" for s in sentences) + "</ol>"


def facts(pairs: Iterable[tuple[str, Piece]], big: int = 0) -> Piece:
    """Labels over values (already safe pieces); the first ``big`` of them large."""
    said = "".join(
        f'<div><dt>{safe(label)}</dt><dd class="{"big" if place < big else ""}">{value}</dd></div>'
        for place, (label, value) in enumerate(pairs)
    )
    return f'<dl class="facts">{said}</dl>'


def table(heads: Sequence[str], rows: Iterable[Sequence[Piece]], kinds: Sequence[str] = ()) -> Piece:
    """A plain table of safe pieces, cards on a phone. ``kinds``: "number", "short" or "" per column."""
    kinds = (*kinds, *[""] * (len(heads) - len(kinds)))
    return _framed(heads, kinds, "".join(_line(row, heads, kinds) for row in rows), "")


def grouped(
    heads: Sequence[str], rows: Iterable[tuple[Piece, Sequence[Piece]]], kinds: Sequence[str], look: str = ""
) -> Piece:
    """Rows under the title they share, each title once; a table on a phone too. ``look``: "wide" scrolls sideways."""
    body = ""
    for title, group in groupby(rows, key=itemgetter(0)):
        body += f'<tr class="group"><td colspan="{len(heads)}">{title}</td></tr>'
        body += "".join(_line(row, heads, kinds) for _, row in group)
    return _framed(heads, kinds, body, f"grouped {look}")


def _line(row: Sequence[Piece], heads: Sequence[str], kinds: Sequence[str]) -> Piece:
    cells = zip(row, heads, kinds, strict=True)
    return (
        "<tr>"
        + "".join(f'<td class="{k}" data-head="{safe(h)}">{cell}</td>' for cell, h, k in cells)
        + "</tr>"
    )


def _framed(heads: Sequence[str], kinds: Sequence[str], body: Piece, look: str) -> Piece:
    head = "".join(f'<th class="{kind}">{safe(h)}</th>' for h, kind in zip(heads, kinds, strict=True))
    whole = f'<table class="plain {look}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="scroll">{whole}</div>'


def status_table(rows: Sequence[dict[str, str]]) -> Piece:
    """Verdicts and outlooks as chips with their meaning; rows as ``reference.status_rows`` gives them."""
    lines = ((safe(row["Nhóm"]), chip(STATUSES[row["Mã"]]), safe(row["Khi"])) for row in rows)
    return table(("Nhóm", "Mức", "Khi"), lines, ("short", "short", ""))
