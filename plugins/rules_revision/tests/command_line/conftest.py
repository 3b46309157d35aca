"""Commands run in this process, without an application."""

import pytest
from click.testing import CliRunner

from plugins.rules_revision import commands


@pytest.fixture
def run():
    known = {command.name: command for command in commands()}

    def run(name, *words):
        result = CliRunner().invoke(known[name], [str(word) for word in words])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run
