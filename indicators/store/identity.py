"""Ids are hashes of content and position: reading the same original again gives the same ids.

A submission's id does not depend on what the reader made of the file, so that decisions stay with their submission when
a newer reader understands it otherwise.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

ID_LENGTH = 32  # hex digits, 128 bits
SEPARATOR = "\x1f"
ABOUT = ("sheet", "cell", "indicator", "subject", "data_year", "period", "kind", "as_of", "breakdown")


def submission_id(original: str, at: datetime, chosen_unit: str | None, chosen_round: str | None) -> str:
    """Of the original's SHA-256, the moment it came and what the sender chose."""
    return _hash("submission", original, at.isoformat(), chosen_unit, chosen_round)


def observation_ids(submission: str, columns: Mapping[str, Sequence[Any]]) -> list[str]:
    """Of the submission, the cell, and what the figure is about; never of the figure itself. ``columns``: field of
    observations → its values."""
    # ``_hash`` written out: a large file brings thousands
    words = {
        b: "".join(f"{SEPARATOR}{word}" for pair in b for word in pair) for b in set(columns["breakdown"])
    }
    return [
        _of_text(
            f"{submission}\x1f{sheet}\x1f{cell}\x1f{indicator}\x1f{subject}\x1f{year}\x1f{period}\x1f{kind}\x1f{as_of}"
            f"{words[breakdown]}"
        )
        for sheet, cell, indicator, subject, year, period, kind, as_of, breakdown in zip(
            *map(columns.__getitem__, ABOUT), strict=True
        )
    ]


def entry_id(kind: str, subject: str, at: datetime, *content: object) -> str:
    """Of a decision, a confirmation or an event: what it is about, when, and what it says."""
    return _hash(kind, subject, at.isoformat(), *content)


def _hash(*parts: object) -> str:
    return _of_text(SEPARATOR.join(map(str, parts)))


def _of_text(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
