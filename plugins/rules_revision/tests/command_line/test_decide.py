from pathlib import Path

import pytest

pytestmark = pytest.mark.once
OFFICIAL = Path(__file__).parents[1] / "fixtures" / "official"
OLD, NEW = OFFICIAL / "scrap_metal_1994.txt", OFFICIAL / "scrap_metal_2023.txt"


def test_the_decision_applied_gives_the_new_file_byte_for_byte(run, tmp_path):
    decision = tmp_path / "decision.txt"
    decision.write_bytes(run("decide", OLD, NEW).stdout_bytes)
    assert run("apply", OLD, decision).stdout_bytes == NEW.read_bytes()


def test_a_text_in_gb18030_stays_in_it(run, tmp_path):
    old = tmp_path / "old.txt"
    old.write_bytes(OLD.read_bytes().decode().encode("gb18030"))
    decision = tmp_path / "decision.txt"
    decision.write_bytes(run("decide", OLD, NEW).stdout_bytes)
    assert run("apply", old, decision).stdout_bytes == NEW.read_bytes().decode().encode("gb18030")


def test_a_decision_on_another_rule_prints_one_sentence_and_nothing_else(run):
    result = run("apply", OLD, OFFICIAL / "holidays_decision_2013.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "amends 《全国年节及纪念日放假办法》" in result.stderr
    assert result.stderr.count("\n") == 1


def test_what_is_no_decision_is_refused(run):
    result = run("apply", OLD, NEW)
    assert (result.exit_code, result.stdout) == (1, "")
