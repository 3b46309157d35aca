"""A sender at the public pages, who reads, fills in and sends what a person would."""

import re
from dataclasses import dataclass
from html import unescape

import pytest

from portal.records.settings import write_settings
from portal.records.writing import writing
from portal.testing import hidden_fields

HOME = "/public_feedback"
WORDS = "石桥村到乡里的路灯坏了两个月。老人晚上出门摔过一次。"


@dataclass(frozen=True)
class Receipt:
    """What stands on the receipt page."""

    number: str
    query_code: str
    long_code: str


class Sender:
    """Walks from page to page; `answer` is the last one, `page` its text."""

    def __init__(self, client):
        self.client, self.answer, self.page = client, None, ""

    def post(self, step, **fields):
        """Send the form of the last page, some fields filled in or changed."""
        self.answer = self.client.post(f"{HOME}/{step}", data=hidden_fields(self.page) | fields)
        self.page = self.answer.text
        return self

    def open(self, step="write"):
        """Open the page of a step."""
        self.answer = self.client.get(f"{HOME}/{step}")
        self.page = self.answer.text
        return self

    def write(self, body=WORDS, **fields):
        """Fill in the form and go on to the check page."""
        return self.open().post("check", body=body, **fields)

    def send(self, body=WORDS, **fields):
        """Write, check and send; returns the receipt."""
        return self.write(body, **fields).post("receipt").receipt

    def look_up(self, number="", code=""):
        """Ask what became of an opinion."""
        return self.post("look-up", number=number, code=code)

    @property
    def fields(self):
        """What the form of the last page would send again."""
        return hidden_fields(self.page)

    @property
    def typed(self):
        """What stands in the text field of the form."""
        return unescape(re.search(r"<textarea[^>]*>\r?\n?(.*?)</textarea>", self.page, re.DOTALL)[1])

    @property
    def errors(self):
        """The sentences of the error summary."""
        summary = re.search(r'id="errors".*?</ul>', self.page, re.DOTALL)
        lines = re.findall("<li>(.*?)</li>", summary[0]) if summary else []
        return [unescape(re.sub("<.*?>", "", line)) for line in lines]

    @property
    def receipt(self):
        """The receipt on the last page."""
        number = re.search(r"YJ-\d{4}-\d{4,}", self.page)[0]
        query_code = "".join(re.findall(r"<span>([0-9A-Z]{4})</span>", self.page))
        return Receipt(number, query_code, self.fields["code"])


@pytest.fixture
def unhurried(app):
    """Tests type faster than people: nothing is set apart for that."""
    with writing():
        write_settings("public_feedback", {"least_seconds": 0, "free_posts": 0, "townships": "石桥乡、柳溪镇"})


@pytest.fixture
def sender(client, unhurried):
    """Somebody with something to say."""
    return Sender(client)
