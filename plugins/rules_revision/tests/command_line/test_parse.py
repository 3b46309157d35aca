import json
from pathlib import Path

import pytest

from plugins.rules_revision.engine import read_text
from plugins.rules_revision.engine.json_form import from_json

pytestmark = pytest.mark.once
OFFICIAL = Path(__file__).parents[1] / "fixtures" / "official"
LAW = OFFICIAL / "state_council_2024.txt"
TEXT = "办法\n第一条 甲。\n第二条 下列：\n（一）乙；\n（二）丙。\n"


@pytest.mark.parametrize(
    "content",
    [
        LAW.read_bytes(),
        TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("gb18030"),
        TEXT.rstrip("\n").encode(),
        ("\n\n" + TEXT + "\n \n").encode(),
    ],
    ids=["official", "plain", "crlf", "bom", "gb18030", "no-end", "blank-lines"],
)
def test_the_text_comes_back_byte_for_byte(run, tmp_path, content):
    file = tmp_path / "rule.txt"
    file.write_bytes(content)
    assert run("parse", file, "--text").stdout_bytes == content


def test_json_is_the_tree(run):
    tree = from_json(json.loads(run("parse", LAW, "--json").stdout))
    assert tree == read_text(LAW.read_bytes().decode())


def test_the_outline_names_every_clause(run, tmp_path):
    file = tmp_path / "rule.txt"
    file.write_text(TEXT)
    assert run("parse", file).stdout.splitlines() == ["《办法》  2 clauses", "第一条 甲。", "第二条 下列：  (2 项)"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "cannot be read: No such file or directory."),
        (b"", "is empty."),
        ("\ufeff \u3000\n".encode(), "is empty."),
        (b"\x7fELF\0\0\xff", "is neither a text in UTF-8 or GB 18030 nor a .docx file."),
        ("第一条".encode("utf-16"), "is neither a text in UTF-8 or GB 18030 nor a .docx file."),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(run, tmp_path, content, sentence):
    file = tmp_path / "rule.txt"
    if content is not None:
        file.write_bytes(content)
    result = run("parse", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{file} {sentence}\n"
