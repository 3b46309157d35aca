"""The rules engine: Chinese rules as trees, and how one version becomes the next.

    tree = read_text(text)               text ↔ tree, without loss
    write_text(tree) == text

It knows neither Flask nor a database, and imports nothing of the portal.
"""

from .reading import read_text
from .tree import Kind, Node, Number, Scheme, write_text

__all__ = ["Kind", "Node", "Number", "Scheme", "read_text", "write_text"]
