"""WHAT WE KEEP: submissions with their originals, observations, findings and decisions. Rows are only ever added."""

from indicators.store.store import Store, open_store

__all__ = ["Store", "open_store"]
