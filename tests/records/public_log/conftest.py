"""The ledger of the example plan and an opinion, and what verifying them finds."""

import pytest

from plugins.problem_inventory import example
from plugins.public_feedback.receiving import RECEIPTS, receive
from portal.testing import log_findings


@pytest.fixture
def findings(app):
    """Verify all rows; returns what is found."""
    return log_findings


@pytest.fixture
def filled(app):
    """The example plan, and three opinions of which one was set apart."""
    example.load()
    for number, suspicion in enumerate(["", "", "trap"]):
        token = RECEIPTS.read(RECEIPTS.issue())
        receive(token, {"body": f"路灯{number}", "township": "石桥乡", "place": ""}, "zh", suspicion)
