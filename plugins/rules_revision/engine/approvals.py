"""Who decides, as rules say it: 由办公室主任批准, 经党组会议集体研究后，由秘书长签批, 由会计和秘书长联签."""

import re
from dataclasses import dataclass

SECOND = ("联签", "会签", "双签", "共同签字", "共同签批")
_VERBS = (*SECOND, "集体研究", "研究", "审批", "批准", "签批", "审定", "审核", "同意", "决定", "签字")
_WHO = "[^，,；;。：:由报经]{2,20}?"
# 审核人 and 审批人 are posts, not what somebody does.
_BEGINS = "(?:由|报请|报经|报|须经|需经|应经|先经|经|(?<=[，,])|^)"
_APPROVAL = re.compile(rf"{_BEGINS}(?P<who>{_WHO})(?:负责|口头)?(?P<verb>{'|'.join(_VERBS)})(?!人|权|单)")
_NO_POST = re.compile("^(?:按|依|应当|应|必须|须|不|并|可以|未|经批准|的)|[规程]定?$|程序$|[元万]以[上下]")


@dataclass(frozen=True)
class Approval:
    """Somebody who decides, and how: `start` and `end` are places in the words that were read."""

    who: str
    verb: str
    start: int
    end: int

    @property
    def is_second(self) -> bool:
        """Whether several sign together."""
        return self.verb in SECOND


def read_approvals(words: str) -> list[Approval]:
    """Who decides, in the order in which the words name them."""
    found = ((it["who"].strip(), it["verb"], it.start(), it.end()) for it in _APPROVAL.finditer(words))
    return [Approval(*it) for it in found if not _NO_POST.search(it[0])]
