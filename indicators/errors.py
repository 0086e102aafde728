"""Errors meant for the person at the screen: each one is a Vietnamese sentence.

Whatever is wrong with a *file* is a finding (see ``findings.py``), not an error. An error is for what stops a verb
before or outside a file: an unknown round, a right that is missing, a catalogue that cannot be read.
"""


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
