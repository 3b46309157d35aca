"""Whatever elements stand wherever: a file ends in lines or in a sentence, and its words are not lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.rules_revision.engine.word.reading import read_word, read_word_as_json
from plugins.rules_revision.engine.word.refusals import SENTENCES
from plugins.rules_revision.tests.word.files import level, numbers, p, scheme, word

pytestmark = pytest.mark.once
NAMES = [
    *("p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "trPr", "tcPr", "sdt", "sdtContent", "sdtPr", "hyperlink"),
    *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "pPrChange", "delText", "smartTag", "fldSimple"),
    *("instrText", "br", "tab", "sym", "drawing", "pict", "txbxContent", "numPr", "ilvl", "numId", "pStyle", "vMerge"),
    *("footnoteReference", "footnote", "vanish", "bookmarkStart", "style", "num", "abstractNum", "lvl", "unheardOf"),
]
VALUES = st.sampled_from(["", "1", "0", "-1", "99999999999", "A", "begin", "separate", "end", "restart", "F0FE"])
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["val", "fldCharType", "ilvl", "numId", "styleId", "char", "font", "id", "abstractNumId", "instr"]),
    VALUES,
    max_size=2,
)


def element(name, attributes, inner):
    written = "".join(f' w:{key}="{value}"' for key, value in attributes.items())
    return f"<w:{name}{written}>{''.join(inner)}</w:{name}>"


def bodies(names):
    leaf = st.builds(element, st.sampled_from(names), ATTRIBUTES, st.lists(st.just("甲"), max_size=1))
    tree = st.recursive(
        leaf,
        lambda inner: st.builds(element, st.sampled_from(names), ATTRIBUTES, st.lists(inner, max_size=4)),
        max_leaves=30,
    )
    return st.lists(tree, min_size=1, max_size=5).map("".join)


WITH_FIELDS = bodies([*NAMES, "fldChar"])


@settings(deadline=None, max_examples=200)
@given(WITH_FIELDS, bodies(NAMES), bodies(NAMES), WITH_FIELDS)
def test_any_tree_ends_in_lines_or_a_sentence(body, numbering, styles, footnotes):
    found = read_word_as_json(word(p("第一条") + body, numbering=numbering, styles=styles, footnotes=footnotes))
    assert found.get("lines") or found["sentence"] in SENTENCES.values()


@settings(deadline=None, max_examples=200)
@given(bodies(NAMES), st.sampled_from(["accepted", "original"]))
def test_what_stands_beside_a_paragraph_takes_nothing_from_it(body, tracked):
    numbering = scheme(level("第%1条")) + numbers()
    lines = read_word(word(body + p("第一条") + body, numbering=numbering), tracked=tracked).lines
    assert any("第一条" in line.text for line in lines)
