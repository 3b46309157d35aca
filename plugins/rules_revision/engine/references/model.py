"""What a reference is: 本办法第三条第二款、第五条至第七条, 前款第（一）项、民法典第三条."""

from dataclasses import dataclass
from enum import StrEnum

from ..labels import Number
from ..tree import Kind

Span = tuple[int, int]


class Whose(StrEnum):
    """To which text a reference points."""

    OWN = "own"  # 本办法第三条
    BARE = "bare"  # 第三条, 第二款: this text, this clause
    NEAR = "near"  # 前款, 前两款, 前条, 本条第二款, 本章
    OTHER = "other"  # 《…》第三条, 民法典第三条, 该法第三条


@dataclass(frozen=True, slots=True)
class Step:
    """One 第N条, 第N款 or 第N项.

    Without a span it is taken over from before it: the 条 of 第二款 in 第三条第一款、第二款.
    """

    kind: Kind
    number: Number
    span: Span | None = None  # of the numeral alone
    tail: Span | None = None  # of 之一, empty where there is none; None where none can stand

    @property
    def place(self) -> tuple[Kind, Number]:
        """What the step says, wherever it is written."""
        return self.kind, self.number


Steps = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """One place that is pointed to, or all places up to another: 第三条至第五条."""

    steps: Steps
    to: Steps | None = None

    @property
    def ends(self) -> tuple[Steps, ...]:
        """The places that are named: one, or the two ends of a range."""
        return (self.steps,) if self.to is None else (self.steps, self.to)


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that point to places of a text. The span counts in the text of the node they stand in.

    `head` is the word before the first 第: 本办法, 前款, the name of another text. For 前款 and 本条, `near` tells the
    kind meant and `back` how many before this one: 前两款 is 2, 本款 is 0.
    """

    start: int
    end: int
    whose: Whose
    head: str = ""
    targets: tuple[Target, ...] = ()
    near: Kind | None = None
    back: int = 0
    node: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it points into the text it stands in."""
        return self.whose is not Whose.OTHER

    @property
    def kind(self) -> Kind | None:
        """What kind of place is pointed to: the innermost of the first target."""
        return self.targets[0].steps[-1].kind if self.targets else self.near
