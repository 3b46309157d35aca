"""Rules, decisions and comparisons as official papers in Word; nothing here needs Flask or a database."""

from .comparison import comparison_paper
from .full_text import collection_paper, rule_blocks, rule_paper
from .plain import plain_paper

__all__ = ["collection_paper", "comparison_paper", "plain_paper", "rule_blocks", "rule_paper"]
