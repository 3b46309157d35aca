import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from plugins.rules_revision.engine import read_text
from plugins.rules_revision.engine.comparison import compare
from plugins.rules_revision.papers import collection_paper, comparison_paper, plain_paper, rule_paper
from portal.office.official.writing import write_official

pytestmark = pytest.mark.once
OLD = "车辆管理办法\n（2020年1月1日通过）\n第一章 总则\n第一条 为了管理车辆，制定本办法。\n第二条 下列事项须批准：\n（一）出县；\n（二）维修。\n第三条 自印发之日起施行。\n县政协办公室\n2020年1月1日\n附件：\n派车单\n"
NEW = OLD.replace("（二）维修。", "（二）维修和加油。").replace("第三条", "第三条 本办法由办公室负责解释。\n第四条")


def opened(paper):
    file = BytesIO()
    write_official(paper, file)
    return Document(BytesIO(file.getvalue()))


def lines(paper):
    return [it.text for it in opened(paper).paragraphs if it.text]


def test_a_rule_is_set_with_every_line_of_it():
    assert lines(rule_paper(read_text(OLD))) == [
        "车辆管理办法",
        "（2020年1月1日通过）",
        "第一章　总则",
        "第一条　为了管理车辆，制定本办法。",
        "第二条　下列事项须批准：",
        "（一）出县；",
        "（二）维修。",
        "第三条　自印发之日起施行。",
        "县政协办公室",
        "2020年1月1日",
        "附件：",
        "派车单",
    ]


def test_the_number_of_a_clause_is_set_in_black_letters():
    clause = next(it for it in opened(rule_paper(read_text(OLD))).paragraphs if it.text.startswith("第三条"))
    assert "黑体" in clause.runs[0]._element.xml
    assert "黑体" not in clause.runs[1]._element.xml


def test_a_comparison_marks_what_came_in_and_what_went():
    paper = comparison_paper("车辆管理办法", compare(read_text(OLD), read_text(NEW)))
    rows = opened(paper).tables[0].rows
    assert [cell.text for cell in rows[0].cells] == ["序号", "现行条文", "修改后条文", "修改说明（依据）"]
    marked = [run.text for row in rows for run in row.cells[2].paragraphs[-1].runs if run.bold and run.underline]
    assert "和加油" in marked
    assert opened(paper).sections[0].page_width > opened(paper).sections[0].page_height


def test_a_collection_lists_its_rules_before_them():
    other = read_text("会议制度\n第一条 甲。\n")
    said = lines(collection_paper("制度汇编", [read_text(OLD), other]))
    assert said[0] == "制度汇编"
    assert sum("会议制度" in line for line in said) == 2
    assert said.index("第一条　甲。") > said.index("第一条　为了管理车辆，制定本办法。")


def test_a_decision_is_set_line_by_line():
    assert lines(plain_paper("关于修改《办法》的决定\n\n一、删去第三条。\n本决定自2026年1月1日起施行。\n")) == [
        "关于修改《办法》的决定",
        "一、删去第三条。",
        "本决定自2026年1月1日起施行。",
    ]


def table(tmp_path, *arguments):
    (tmp_path / "old.txt").write_text(OLD, "utf-8")
    (tmp_path / "new.txt").write_text(NEW, "utf-8")
    command = [sys.executable, "-m", "portal", "rules", "table", *arguments]
    env = {"PYTHONPATH": str(Path(__file__).parents[4]), "PATH": "/usr/bin:/bin"}
    return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)


def test_the_command_writes_the_comparison_into_a_file(tmp_path):
    done = table(tmp_path, "old.txt", "new.txt", "-o", "out.docx")
    assert (done.returncode, done.stderr) == (0, "")
    assert "《车辆管理办法》修改前后对照表" in [it.text for it in Document(str(tmp_path / "out.docx")).paragraphs]


@pytest.mark.parametrize(("old", "out"), [("absent.txt", "out.docx"), ("old.txt", "absent/out.docx")])
def test_the_command_says_in_one_sentence_what_it_cannot_do(tmp_path, old, out):
    done = table(tmp_path, old, "new.txt", "-o", out)
    assert done.returncode == 1
    assert "absent" in done.stderr
    assert done.stderr.strip().count("\n") == 0
