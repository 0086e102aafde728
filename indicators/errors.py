"""Errors meant for the person at the screen: each one is a Vietnamese sentence.

Whatever is wrong with a *file* is a finding (see ``findings.py``), not an error. An error is for what stops a verb
before or outside a file: an unknown round, a right that is missing, a catalogue that cannot be read.
"""

from traceback import extract_tb


class UserError(Exception):
    """A sentence in Vietnamese: what is wrong, where, and how to mend it."""


class CatalogueError(UserError):
    """A file of data/catalogue/ is wrong; the sentence names file, line, field and the mend."""


class NotAllowed(UserError):
    """The actor may not do this; the sentence says which right is missing."""


class NotFound(UserError):
    """The round, unit, indicator or submission named does not exist; the sentence lists what does."""


class StoreError(UserError):
    """The database cannot be opened or does not belong here (locked, other province, sample against office)."""


class TryLater(UserError):
    """The server cannot do it just now, whatever the file; the sentence says when to come back."""


class NotSignedIn(UserError):
    """Nobody is signed in here, or not any more; the sentence says so and nothing about accounts."""


def outline(error: BaseException) -> str:
    """The kinds and places of an error and of those it came from, for a log: not its words, which may quote a file."""
    lines, seen, current = [], set(), error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(type(current).__name__)
        lines += [
            f"  {place.filename}:{place.lineno} {place.name}" for place in extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or current.__context__
    return "\n".join(lines)
