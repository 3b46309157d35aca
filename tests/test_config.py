"""Configuration: defaults, the instance's file, the environment."""

import pytest

from portal.config import read_configuration
from portal.errors import StartRefused


def test_the_environment_wins_over_the_file_and_the_file_over_defaults(tmp_path):
    (tmp_path / "portal.toml").write_text('face = "staff"\nidle_minutes = 5\n')
    environment = {"PORTAL_INSTANCE": str(tmp_path), "PORTAL_FACE": "public"}
    config = read_configuration(environment)
    assert (config.face, config.idle_minutes, config.session_hours) == ("public", 5, 12)


def test_sqlite_in_the_instance_is_the_default(tmp_path):
    config = read_configuration({"PORTAL_INSTANCE": str(tmp_path)})
    assert config.database == f"sqlite:///{tmp_path}/portal.db"


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_a_bare_postgresql_address_means_psycopg_3(tmp_path, scheme):
    environment = {"PORTAL_INSTANCE": str(tmp_path), "PORTAL_DATABASE_URL": f"{scheme}://u@h/d"}
    assert read_configuration(environment).database == "postgresql+psycopg://u@h/d"


@pytest.mark.parametrize(
    ("text", "word"),
    [("face = 1x", "portal.toml"), ('colour = "red"', "colour"), ('face = "both"', "PORTAL_FACE")],
)
def test_a_mistake_is_one_sentence(tmp_path, text, word):
    (tmp_path / "portal.toml").write_text(text)
    with pytest.raises(StartRefused, match=word):
        read_configuration({"PORTAL_INSTANCE": str(tmp_path)})


def test_a_number_must_be_one(tmp_path):
    with pytest.raises(StartRefused, match="idle_minutes"):
        read_configuration({"PORTAL_INSTANCE": str(tmp_path), "PORTAL_IDLE_MINUTES": "soon"})


@pytest.mark.parametrize(("value", "meaning"), [("1", True), ("true", True), ("0", False), ("no", False)])
def test_a_flag_of_the_environment(tmp_path, value, meaning):
    environment = {"PORTAL_INSTANCE": str(tmp_path), "PORTAL_ALLOW_HTTP": value}
    assert read_configuration(environment).allow_http is meaning
