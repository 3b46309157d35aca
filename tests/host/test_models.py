"""The core's models are known before the first plugin's."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASK = "import sys, portal.host.models; print('\\n'.join(sys.modules))"


@pytest.mark.once
def test_every_model_of_the_core_is_there_before_a_plugin_is_looked_at():
    files = [path for path in (ROOT / "portal").rglob("*.py") if "__tablename__ =" in path.read_text("utf-8")]
    modules = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files}
    done = subprocess.run([sys.executable, "-c", ASK], cwd=ROOT, capture_output=True, text=True, check=True)
    assert len(modules) >= 2
    assert modules <= set(done.stdout.split())
