"""Commands run in this process, on the installation of the test."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from portal.cli import portal
from portal.errors import PortalError, StartRefused


@pytest.fixture
def run(make_app, instance, monkeypatch) -> Callable[..., Result]:
    """Run `portal …` as a person would: `run("plugin", "list")`."""
    with make_app().app_context() as context:
        config = context.app.extensions["portal_config"]
    monkeypatch.setenv("PORTAL_INSTANCE", str(instance))
    monkeypatch.setenv("PORTAL_DATABASE_URL", config.database_url)

    def run(*words: str) -> Result:
        result = CliRunner().invoke(portal, words)
        if isinstance(result.exception, (PortalError, StartRefused, SystemExit, None.__class__)):
            return result
        raise result.exception

    return run
