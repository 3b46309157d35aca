import json
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
OFFICIAL = Path(__file__).parents[1] / "fixtures" / "official"
OLD, NEW = OFFICIAL / "scrap_metal_1994.txt", OFFICIAL / "scrap_metal_2023.txt"


def test_json_tells_what_became_of_every_clause(run):
    said = json.loads(run("diff", OLD, NEW, "--json").stdout)
    assert said["summary"]["deleted"] == 3
    assert said["old"] == {"title": "废旧金属收购业治安管理办法", "clauses": 17}
    assert sum(len(match["old"]) for match in said["clauses"]) == 17
    assert sum(len(match["new"]) for match in said["clauses"]) == 14


def test_the_runs_are_the_texts(run):
    for match in json.loads(run("diff", OLD, NEW, "--json").stdout)["clauses"]:
        for side in ("old", "new"):
            text = "\n".join(node["text"] for node in match[side])
            assert "".join(run[side] for run in match.get("runs", [])) in ("", text)


def test_lines_to_read_mark_what_changed(run, tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("办法\n第一条 费用超过二千元的，由秘书长审批。\n第二条 本办法自印发之日起施行。\n")
    new.write_text(old.read_text().replace("二千", "五千"))
    shown = run("diff", old, new).stdout
    assert "~ 第一条 → 第一条  edited\n  费用超过[-二千-]{+五千+}元的，由秘书长审批。\n" in shown
    assert "第二条" not in shown
