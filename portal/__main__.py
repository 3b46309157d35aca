"""`python -m portal` is the command `portal`."""

from .cli import main

main()
