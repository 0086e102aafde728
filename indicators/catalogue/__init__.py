"""What we expect: strategies, indicators, targets, dated units, suppliers and rounds of data/catalogue/."""

from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.loader import load

__all__ = ["Catalogue", "load"]
