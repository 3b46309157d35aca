import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.rules_revision.engine import read_text, write_text
from plugins.rules_revision.engine.akn import Identity, identify, write_akn
from plugins.rules_revision.engine.akn.checking import faults_of
from plugins.rules_revision.tests.engine.test_reading import PIECES

pytestmark = pytest.mark.once
ROOT = Path(__file__).parents[4]
SHIPPED = sorted((ROOT / "plugins/rules_revision/tests/fixtures/official").glob("*.txt"))
RULES = ROOT.parent / "shared" / "data" / "rules"
OFFICIAL = sorted(
    path for kind in ("domain", "pairs", "amendments", "triples/*") for path in RULES.glob(f"{kind}/*.txt")
)
NAME = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
TEXT = "公务用车管理办法\n（2020年1月1日通过　2026年3月1日修订）\n第一章 总则\n第一条 为加强管理，制定本办法。\n第二条 下列：\n（一）公务接待：\n1.来宾；\n2.调研。\n其他情形应当审批。\n第二条之一 完。\n县政协办公室\n2026年3月1日\n附件：派车单\n样例\n"


def akn(text):
    tree = read_text(text)
    return write_akn(tree, identify(tree))


def said(document):
    act = ElementTree.fromstring(document)[0]
    return bare("".join("".join(part.itertext()) for part in act if part.tag != f"{NAME}meta"))


def bare(text):
    return re.sub(r"[\s\u200b\ufeff]", "", text)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_an_official_text_is_valid_and_complete(path):
    assert faults_of(akn(path.read_text())) == []
    assert said(akn(path.read_text())) == bare(path.read_text())


@pytest.mark.full
@pytest.mark.skipif(not OFFICIAL, reason="the official texts are not beside this checkout")
def test_every_official_text_is_valid_and_complete():
    texts = {path.name: path.read_bytes().decode() for path in OFFICIAL}
    assert [name for name, text in texts.items() if faults_of(akn(text))] == []
    assert [name for name, text in texts.items() if said(akn(text)) != bare(text)] == []


@settings(deadline=None)
@given(st.lists(PIECES | st.sampled_from(["第一编", "第二节", "\x01", "\x00", "&<"]), max_size=40).map("".join))
def test_any_text_becomes_a_valid_document_with_all_of_it(text):
    document = akn(text)
    assert faults_of(document) == []
    assert said(document) == bare(re.sub("[\x00\x01]", "\ufffd", text))


def test_layers_have_the_names_and_ids_of_the_convention():
    act = ElementTree.fromstring(akn(TEXT))[0]
    found = {it.get("eId"): it.tag.removeprefix(NAME) for it in act.iter() if it.get("eId")}
    assert found == {
        "issuer": "TLCOrganization",
        "chp_1": "chapter",
        "art_1": "article",
        "art_1__para_1": "paragraph",
        "art_2": "article",
        "art_2__para_1": "paragraph",
        "art_2__para_1__list_1": "list",
        "art_2__para_1__list_1__point_1": "point",
        "art_2__para_1__list_1__point_1__list_1": "list",
        "art_2__para_1__list_1__point_1__list_1__point_1": "point",
        "art_2__para_1__list_1__point_1__list_1__point_2": "point",
        "art_2__para_2": "paragraph",
        "art_2-1": "article",
        "art_2-1__para_1": "paragraph",
        "att_1": "attachment",
        "att_1__issuer": "TLCOrganization",
    }


def test_our_own_stable_id_stands_beside_the_number():
    tree = read_text(TEXT)
    clause = next(node for node in tree.walk() if node.label == "第二条")
    act = ElementTree.fromstring(write_akn(tree, identify(tree)))[0]
    assert next(it for it in act.iter(f"{NAME}article") if it.get("eId") == "art_2").get("wId") == clause.id


def test_the_days_are_read_from_the_history_and_the_name_from_the_title():
    assert identify(read_text(TEXT)) == Identity("公务用车管理办法", "", date(2020, 1, 1), date(2026, 3, 1))
    about = ElementTree.fromstring(akn(TEXT))[0][0]
    uris = [it.get("value") for it in about.iter(f"{NAME}FRBRuri")]
    assert uris[:2] == [
        "/akn/cn/act/2020-01-01/公务用车管理办法",
        "/akn/cn/act/2020-01-01/公务用车管理办法/zho@2026-03-01",
    ]


def test_a_rule_without_articles_is_written_by_its_points():
    document = akn("制度\n一、用车范围\n（一）公务接待。\n二、用车审批\n")
    assert faults_of(document) == []
    assert [it.get("eId") for it in ElementTree.fromstring(document).iter(f"{NAME}clause")] == ["cl_1", "cl_2"]


def test_the_schema_finds_a_fault():
    assert faults_of(akn(TEXT).replace(b"<FRBRcountry", b"<FRBRland")) != []


def test_the_text_of_a_document_is_that_of_the_rule():
    assert said(akn(TEXT)) == bare(write_text(read_text(TEXT)))
