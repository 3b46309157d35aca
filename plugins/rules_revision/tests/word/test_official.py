"""What the portal writes as Word it reads again, line by line."""

import io

import pytest

from plugins.rules_revision.engine.word.reading import read_word
from portal.office.official.blocks import (
    Body,
    Column,
    Contents,
    Heading,
    Landscape,
    OfficialDocument,
    TableBlock,
    Title,
)
from portal.office.official.writing import write_official

pytestmark = pytest.mark.once


def test_a_paper_is_read_as_it_was_written():
    comparison = TableBlock((Column("现行条文"), Column("修改后条文")), (("甲", "乙"),))
    chapter = Heading("第一章　总　则", 1, centred=True)
    blocks = (Title("某办法"), Contents(1), chapter, Body("第一条　为了“规范”"), Landscape((comparison,)))
    target = io.BytesIO()
    write_official(OfficialDocument("某办法", blocks), target)
    assert [(line.kind, line.text) for line in read_word(target).lines] == [
        ("text", "某办法"),
        ("toc", "目　录"),
        ("toc", "第一章　总　则"),
        ("text", "第一章　总　则"),
        ("text", "第一条　为了“规范”"),
        ("table", "现行条文\t修改后条文"),
        ("table", "甲\t乙"),
    ]
