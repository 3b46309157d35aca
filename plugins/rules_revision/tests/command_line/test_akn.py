from pathlib import Path

import pytest

from plugins.rules_revision.engine.akn.checking import faults_of

pytestmark = pytest.mark.once
OFFICIAL = Path(__file__).parents[1] / "fixtures" / "official"


def test_what_is_printed_is_valid(run):
    assert faults_of(run("akn", OFFICIAL / "scrap_metal_2023.txt").stdout_bytes) == []
