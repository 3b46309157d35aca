"""Whether everything that a test did stands in the public log."""

from ..host.covering import readable_models
from ..records.public_log.findings import Finding
from ..records.public_log.verify import Examination


def log_findings() -> list[Finding]:
    """What `portal log verify --rows` finds; nothing as long as every change was told to record()."""
    return list(Examination(readable_models()).findings())
