"""What the tests need from the machine, and its installation where that is ours to do."""

import os
import shutil
import subprocess
from pathlib import Path

from cluster import find_postgresql

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CHINESE_FONTS = Path("/usr/share/fonts/opentype/noto")
MEMORY = Path("/dev/shm")
ENOUGH_BYTES = 4 * 1024**3


def find_browser() -> str | None:
    """The path of a Chromium, if there is one."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def quick_folder() -> str:
    """Where the installations under test live: in memory where there is room, since each test copies one."""
    roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH_BYTES
    return str(MEMORY) if roomy else "/tmp"


def install_missing() -> None:
    """As root on Debian, install what is absent; elsewhere leave the machine as it is."""
    absent = missing_packages()
    if not absent or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"Installing {', '.join(absent)} …", flush=True)
    apt("update")
    apt("install", "--yes", "--no-install-recommends", *absent)


def missing_packages() -> list[str]:
    """Debian's names of what is not here yet."""
    present = {
        "postgresql": find_postgresql(),
        "chromium": find_browser(),
        "fonts-noto-cjk": any(CHINESE_FONTS.glob("NotoSansCJK*")),
    }
    return [package for package, found in present.items() if not found]


def apt(*arguments: str) -> None:
    """Run apt-get without questions; what then is still missing, the steps will say."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", *arguments], env=quiet, stdin=subprocess.DEVNULL, check=False)
