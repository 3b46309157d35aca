"""Prints in UTF-8 wherever it goes: a terminal's own encoding may lack half of the characters of a rule."""

import json
from typing import Any

import click


def print_text(text: str) -> None:
    """Print lines to read."""
    click.echo(text.encode(), nl=False)


def print_json(said: Any) -> None:
    """Print JSON for scripts."""
    print_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
