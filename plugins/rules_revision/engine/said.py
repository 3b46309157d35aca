"""A rule sentence by sentence, each with its clause, its place and the words that lead to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .approvals import Approval, read_approvals
from .checks import in_words
from .references import Places
from .tree import CLAUSES, LISTED, Kind, Node

_SENTENCE = re.compile("[^。；;\n]+")
_SPLIT = (Kind.PARAGRAPH, *LISTED)


@dataclass(frozen=True)
class Said:
    """One sentence: the node it stands in, the clause around that, its place in words, what leads to it.

    Of an item `lead` is what stands before the list: 派车按照下列权限审批：
    """

    words: str
    node: str
    clause: str
    place: str
    lead: str = ""

    @property
    def approvals(self) -> list[Approval]:
        """Who decides, by this sentence."""
        return read_approvals(self.words)


def sentences(tree: Node) -> Iterator[Said]:
    """The sentences of all clauses, in reading order."""
    places = Places(tree)
    for clause in (it for it in tree.walk() if it.kind in CLAUSES):
        leads: dict[str, str] = {}
        for node in clause.walk():
            if node.kind in _SPLIT:
                lead = leads.get(node.id, "")
                leads |= {child.id: "\n".join(filter(None, (lead, node.text.strip()))) for child in node.children}
                place = in_words(places, node.id)
                for said in _SENTENCE.finditer(node.text):
                    yield Said(said[0].strip(), node.id, clause.id, place, lead)
