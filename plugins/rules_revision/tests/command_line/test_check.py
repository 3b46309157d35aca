import json
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
OFFICIAL = Path(__file__).parents[1] / "fixtures" / "official"
FAULTY = "办法\n第一条 为了甲，制定本办法。\n第三条 违反第九条的，改正。\n第四条 由办公室负责解释，自印发之日起施行。\n"


@pytest.fixture
def faulty(tmp_path):
    path = tmp_path / "faulty.txt"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def test_each_finding_is_a_line_with_its_place(run, faulty):
    result = run("check", faulty)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "error    第三条  第三条 follows 第一条: a number is missing in between, or the numbering is wrong.",
        "error    第三条  “第九条” points to a place that does not exist: 第九条.",
        "errors: 2, warnings: 0, hints: 0",
    ]


def test_json_says_it_in_both_languages(run, faulty):
    gap, missing = json.loads(run("check", faulty, "--json").stdout)
    assert gap["chinese"] == "第一条之后是第三条：中间缺号，或者编号有误。"
    assert (missing["code"], missing["severity"], missing["place"]) == ("reference_missing", "error", "第三条")
    assert missing["span"] == [2, 5]
    assert missing["params"] == {"words": "第九条", "missing": "第九条"}


def test_an_official_text_passes(run):
    assert run("check", OFFICIAL / "scrap_metal_2023.txt").stdout.endswith("errors: 0, warnings: 0, hints: 1\n")


def test_what_cannot_be_read_ends_with_one_sentence(run, tmp_path):
    result = run("check", tmp_path / "absent.txt")
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1
