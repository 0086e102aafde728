"""Ids are hashes of content and position: reading the same original again gives the same ids.

A submission's id does not depend on what the reader made of the file, so that decisions stay with their submission when
a newer reader understands it otherwise.
"""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from indicators.observations.model import Observation

ID_LENGTH = 32  # hex digits, 128 bits
SEPARATOR = "\x1f"


def submission_id(original: str, at: datetime, chosen_unit: str | None, chosen_round: str | None) -> str:
    """Of the original's SHA-256, the moment it came and what the sender chose."""
    return _hash("submission", original, at.isoformat(), chosen_unit, chosen_round)


def observation_ids(submission: str, observations: Sequence[Observation]) -> list[str]:
    """Of the submission, the cell, and what the figure is about; never of the figure itself."""
    # ``_hash`` written out: a large file brings thousands
    words = {
        b: "".join(f"{SEPARATOR}{word}" for pair in b for word in pair)
        for b in {o.breakdown for o in observations}
    }
    return [
        _of_text(
            f"{submission}\x1f{o.sheet}\x1f{o.cell}\x1f{o.indicator}\x1f{o.subject}\x1f{o.data_year}\x1f{o.period}\x1f{o.kind}"
            f"\x1f{o.as_of}{words[o.breakdown]}"
        )
        for o in observations
    ]


def entry_id(kind: str, subject: str, at: datetime, *content: object) -> str:
    """Of a decision, a confirmation or an event: what it is about, when, and what it says."""
    return _hash(kind, subject, at.isoformat(), *content)


def _hash(*parts: object) -> str:
    return _of_text(SEPARATOR.join(map(str, parts)))


def _of_text(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
