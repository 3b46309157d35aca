"""Which characters hang together as words, told from how often they stand side by side in the two texts."""

from collections import Counter

from ..tree import Node

_OFTEN = 0.34  # of what the rarer of two characters stands for
_TWICE = 2
_STOPS = "，。；：、？！（）《》“”‘’()的和或与及对在由为按从被并"


class Bonds:
    """Knows where a cut would go through a word: 部 and 门 stand together wherever they stand."""

    def __init__(self, *trees: Node) -> None:
        self.signs: Counter[str] = Counter()
        self.pairs: Counter[str] = Counter()
        for node in (node for tree in trees for node in tree.walk()):
            self.signs.update(node.text)
            self.pairs.update(map(str.__add__, node.text, node.text[1:]))

    def binds(self, left: str, right: str) -> bool:
        """Whether two characters side by side belong to one word."""
        if not left or not right or left in _STOPS or right in _STOPS:
            return False
        if left.isascii() and right.isascii() and left.isalnum() and right.isalnum():
            return True
        together = self.pairs[left + right]
        return together >= _TWICE and together >= _OFTEN * min(self.signs[left], self.signs[right])
