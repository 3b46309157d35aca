"""`python3 run.py bench`: measure the portal side by side with its ceilings and print a Markdown table."""

import os
import platform
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from . import lists, pages, plugins, posts, roster, roster_import, rules, search, start
from .installation import install

PARTS = (pages, lists, plugins, posts, start, rules, search, roster, roster_import)


def main(only: list[str]) -> None:
    """Run the named parts, or all of them."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    print("| what | portal | beside it | ratio | held to |\n|---|---|---|---|---|")
    with TemporaryDirectory() as folder:
        app = install(Path(folder), os.environ.get("PORTAL_DATABASE_URL", ""))
        for part in PARTS:
            if not only or part.__name__.rpartition(".")[2] in only:
                for line in part.measure(app):
                    print(line, flush=True)


main([word for word in sys.argv[1:] if not word.isdecimal()])  # a number is for benchmarks.search
