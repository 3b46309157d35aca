"""The proof of an amending decision: applied to the text in force it gives exactly the new one, or where not."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from .engine import Node, write_text
from .engine.cells import Cell
from .engine.comparison import compare
from .engine.decision import REFUSALS, DecisionRefused, apply, read_decision
from .texts import digest_of


@dataclass(frozen=True)
class Text:
    """The digest of a text and how many letters it has."""

    digest: str
    length: int


@dataclass(frozen=True)
class Misfit:
    """A clause that reads differently: what the decision makes of it, and what the new text says."""

    made: str
    wanted: str


@dataclass(frozen=True)
class Proof:
    """What the decision gives, and what it should give; `refusal` says why it gives nothing."""

    wanted: Text
    made: Text | None = None
    refusal: str = ""
    misfits: Sequence[Misfit] = ()

    @property
    def holds(self) -> bool:
        """Whether both texts are one, letter for letter."""
        return self.made == self.wanted


def prove(old: Node, new: Node, decision: str) -> Proof:
    """Apply the text of a decision to the old text and hold the result against the new one. Not inside writing()."""
    wanted = _text(new)
    if not decision.strip():
        return Proof(wanted, refusal=_("There is no decision yet."))
    try:
        made = apply(old, read_decision(decision))
    except DecisionRefused as refused:
        return Proof(wanted, refusal=_sentence(refused))
    result = _text(made)
    return Proof(wanted, result, misfits=() if result == wanted else _misfits(made, new))


def seal(base_digest: str, decision: str, digest: str) -> str:
    """A digest over what a proof was made of: it holds for these three texts and for no others."""
    return hashlib.sha256("\n".join((base_digest, digest_of(decision), digest)).encode()).hexdigest()


def _text(tree: Node) -> Text:
    written = write_text(tree)
    return Text(digest_of(written), len(written))


def _misfits(made: Node, new: Node) -> list[Misfit]:
    rows = [row for row in compare(made, new) if not row.is_heading]
    found = [Misfit(_words(row.old), _words(row.new)) for row in rows]
    return found or [Misfit(_("The clauses agree."), _("The blanks between them differ."))]


def _words(cell: Cell) -> str:
    return "".join(piece.text for piece in cell)


def _sentence(refused: DecisionRefused) -> str:
    said = _(REFUSALS[refused.code]) % refused.facts
    first = refused.sentence.split("\n", 1)[0]
    return f"{said}（{first}）" if first else said
