"""The archive for machines without a network: unpacked, it starts with no index to ask."""

import re
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

pytestmark = [pytest.mark.once, pytest.mark.full, pytest.mark.timeout(600)]
ROOT = Path(__file__).resolve().parents[2]
NO_INDEX = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_EXTRA_INDEX_URL": "", "PIP_FIND_LINKS": ""}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    """The bundle of this checkout, unpacked elsewhere."""
    done = subprocess.run(
        [sys.executable, ROOT / "run.py", "bundle"],
        check=True,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    archive = re.search(r"The archive is ready: (.+)", done.stdout)
    folder = tmp_path_factory.mktemp("offline")
    with tarfile.open(archive[1]) as packed:
        packed.extractall(folder, filter="data")
    return next(folder.iterdir())


def test_checksums_hold_for_every_file(unpacked):
    done = subprocess.run(["sha256sum", "--quiet", "--check", "SHA256SUMS"], cwd=unpacked, check=False)
    assert done.returncode == 0
    listed = {line.split("  ", 1)[1] for line in (unpacked / "SHA256SUMS").read_text().splitlines()}
    present = {str(path.relative_to(unpacked)) for path in unpacked.rglob("*") if path.is_file()}
    assert present - listed == {"SHA256SUMS"}


def test_starts_without_a_network(unpacked, serve, read):
    address = serve([sys.executable, "run.py"], cwd=unpacked, **NO_INDEX)
    assert 'lang="zh' in read(f"{address}/")
