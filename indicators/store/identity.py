"""Ids are hashes of content and position: reading the same original again gives the same ids.

A submission's id does not depend on what the reader made of the file, so that decisions stay with their submission when
a newer reader understands it otherwise.
"""

from datetime import datetime
from hashlib import sha256

from indicators.observations.model import Observation

ID_LENGTH = 32  # hex digits, 128 bits
SEPARATOR = "\x1f"


def submission_id(original: str, at: datetime, chosen_unit: str | None, chosen_round: str | None) -> str:
    """Of the original's SHA-256, the moment it came and what the sender chose."""
    return _hash("submission", original, at.isoformat(), chosen_unit, chosen_round)


def observation_id(submission: str, one: Observation) -> str:
    """Of the submission, the cell, and what the figure is about; never of the figure itself."""
    return _hash(
        submission, one.sheet, one.cell, one.indicator, one.subject, one.data_year, one.period, one.kind, one.as_of,
        *(word for pair in one.breakdown for word in pair),
    )  # fmt: skip


def entry_id(kind: str, subject: str, at: datetime, *content: object) -> str:
    """Of a decision, a confirmation or an event: what it is about, when, and what it says."""
    return _hash(kind, subject, at.isoformat(), *content)


def _hash(*parts: object) -> str:
    text = SEPARATOR.join(map(str, parts))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
