"""Which rule it is and in which version: the FRBR part of a document."""

import re
from dataclasses import dataclass
from datetime import date

from ..labels import BLANK
from ..tree import Kind, Node, title_of
from .xml import Element, add, element

UNKNOWN = date(1, 1, 1)  # a date is required; this one says that none is known
_DATE = re.compile(rf"(\d{{4}})[{BLANK}]*年[{BLANK}]*(\d{{1,2}})[{BLANK}]*月[{BLANK}]*(\d{{1,2}})[{BLANK}]*日")


@dataclass(frozen=True, slots=True)
class Identity:
    """The name of a rule, who issued it, when it was adopted, and the day of this version."""

    title: str
    issuer: str = ""
    adopted: date = UNKNOWN
    version: date = UNKNOWN

    @property
    def work(self) -> str:
        """The IRI of the rule in all its versions."""
        return f"/akn/cn/act/{self.adopted.isoformat()}/{_word(self.title) or 'rule'}"

    @property
    def expression(self) -> str:
        """The IRI of this version."""
        return f"{self.work}/zho@{self.version.isoformat()}"


def identify(tree: Node) -> Identity:
    """Tell from its own text which rule it is: the days are the first and the last in its history or signature."""
    said = "".join(node.text for node in tree.of(Kind.NOTE, Kind.LINE))
    days = [day for found in _DATE.findall(said) if (day := _day(*map(int, found)))]
    return Identity(title_of(tree), "", min(days, default=UNKNOWN), max(days, default=UNKNOWN))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _word(text: str) -> str:
    return re.sub(r"\W+", "-", text).strip("-")


def meta_of(identity: Identity, part: str = "main") -> Element:
    """Write the head of a document; `part` names an annex."""
    issuer = "issuer" if part == "main" else f"{part}__issuer"
    meta = element("meta")
    about = add(meta, "identification", source=f"#{issuer}")
    work = _core(about, "FRBRWork", identity.work, part, issuer, identity.adopted)
    add(work, "FRBRcountry", value="cn")
    add(work, "FRBRname", value=_word(identity.title) or "rule")
    expression = _core(about, "FRBRExpression", identity.expression, part, issuer, identity.version)
    add(expression, "FRBRlanguage", language="zho")
    manifestation = _core(about, "FRBRManifestation", f"{identity.expression}.xml", part, issuer, identity.version)
    add(manifestation, "FRBRformat", value="application/akn+xml")
    references = add(meta, "references", source=f"#{issuer}")
    name = identity.issuer or "unknown"
    add(references, "TLCOrganization", eId=issuer, href=f"/akn/ontology/organization/cn/{_word(name)}", showAs=name)
    return meta


def _core(about: Element, level: str, iri: str, part: str, issuer: str, day: date) -> Element:
    made = add(about, level)
    bare = iri.removesuffix(".xml")
    add(made, "FRBRthis", value=f"{bare}/!{part}{iri[len(bare) :]}")
    add(made, "FRBRuri", value=iri)
    add(made, "FRBRdate", date=day.isoformat(), name="adoption" if level == "FRBRWork" else "version")
    add(made, "FRBRauthor", href=f"#{issuer}")
    return made
