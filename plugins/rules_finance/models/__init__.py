"""The tables of finance."""

from .disclosure import DisclosureLine, FigureQuestion, QuarterDisclosure
from .limit import Limit

__all__ = ["DisclosureLine", "FigureQuestion", "Limit", "QuarterDisclosure"]
