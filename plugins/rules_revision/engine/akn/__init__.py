"""Akoma Ntoso 3.0: a rule as XML that other systems read.

    document = write_akn(tree, Identity(title, issuer, adopted, version))

编 part · 章 chapter · 节 section · 条 article · 一、 clause · 款 paragraph · 项 and 目 points of lists.
Source: Akoma Ntoso Version 1.0, OASIS Standard of 29 August 2018, and its Naming Convention 1.0.
"""

from .decision import write_decision_akn
from .identity import Identity, identify
from .writing import write_akn

__all__ = ["Identity", "identify", "write_akn", "write_decision_akn"]
