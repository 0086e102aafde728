"""What we expect: strategies, indicators, targets, dated units, suppliers, rounds, read from data/catalogue/."""

from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.loader import load

__all__ = ["Catalogue", "load"]
