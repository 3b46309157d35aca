"""What is read out of a rule: approval limits, posts, terms. A plugin for one field reads them, pages show them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Parameter:
    """One thing a rule lays down: its name, its value in words, the node that says so and its place in words.

    Of a number also the `amount` and its `unit`: `cents`, `workday`, `day`, `month` or `year`.
    """

    name: str
    value: str
    node: str
    place: str
    amount: int | None = None
    unit: str = ""
