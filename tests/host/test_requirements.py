"""What plugins need of each other, and names that two of them cannot share."""

import sys

import pytest

from portal.hooks.calling import call

pytestmark = pytest.mark.once
NEEDS = 'plugin = Plugin(title="Needy", version="1", api=1, requires={requires!r}, command={command!r})'


def needs(*requires, command=None):
    """A plugin that requires others."""
    return NEEDS.format(requires=requires, command=command)


def states(app, *names):
    """The states of plugins."""
    return [app.extensions["portal_host"].plugins[name].state for name in names]


def test_a_plugin_loads_after_those_it_requires(plant, start):
    plant("aaa_dependant", more=needs("zzz_base"))
    plant("zzz_base")
    host = start().extensions["portal_host"]
    order = [it.name for it in host.loaded]
    assert order.index("zzz_base") < order.index("aaa_dependant")
    assert host.dependants("zzz_base") == ["aaa_dependant"]


def test_what_requires_a_failed_plugin_is_not_even_imported(plant, start, problem_of):
    broken = plant(more="raise RuntimeError('broken')")
    dependant = plant(more=needs(broken))
    further = plant(more=needs(dependant))
    app = start()
    assert states(app, broken, dependant, further) == ["failed", "incompatible", "incompatible"]
    assert f"plugins.{dependant}" not in sys.modules
    assert f"needs the module {broken}, which could not be loaded" in problem_of(app, dependant)


def test_a_requirement_that_is_not_there_makes_incompatible(plant, start, problem_of, house_stands):
    name = plant(more=needs("nowhere"))
    app = start()
    assert states(app, name) == ["incompatible"]
    assert "needs the module nowhere, which is not installed" in problem_of(app, name)
    house_stands(app, name)


def test_a_circle_of_requirements_is_incompatible(plant, start, house_stands):
    plant("circle", more=needs("ring"))
    plant("ring", more=needs("circle"))
    plant("selfish", more=needs("selfish"))
    app = start()
    assert states(app, "circle", "ring", "selfish") == ["incompatible"] * 3
    house_stands(app, "circle", "ring", "selfish")


def test_another_version_of_the_hooks_is_incompatible(plant, start, problem_of):
    name = plant(more='plugin = Plugin(title="Future", version="1", api=99)')
    app = start()
    assert states(app, name) == ["incompatible"]
    assert "version 99 of the hooks" in problem_of(app, name)


@pytest.mark.parametrize(
    "name", ["search", "en", "portal_more", "Upper", "with-dash", "模块", "class", "a" * 27, "9lives"]
)
def test_names_that_would_clash_with_the_core_are_refused(name, plant, start, problem_of, house_stands):
    plant(name)
    app = start()
    assert states(app, name) == ["failed"]
    assert "cannot be named" in problem_of(app, name)
    house_stands(app, name)


def test_of_two_names_that_begin_alike_the_longer_one_is_refused(plant, start, problem_of):
    plant("visit")
    plant("visit_plan")
    plant("problem")  # the shipped problem_inventory stays, though its name is longer
    app = start()
    assert states(app, "visit", "visit_plan", "problem", "problem_inventory") == [
        "loaded",
        "failed",
        "failed",
        "loaded",
    ]
    assert "taken for those of the module visit" in problem_of(app, "visit_plan")


def test_two_plugins_cannot_share_a_command(plant, start, problem_of):
    plant("first_caller", more=needs(command="ring-up"))
    plant("second_caller", more=needs(command="ring-up"))
    shipped_command = plant(more=needs(command="feedback"))
    app = start()
    assert states(app, "first_caller", "second_caller", shipped_command) == ["loaded", "failed", "failed"]
    assert "ring-up is already taken" in problem_of(app, "second_caller")


def test_a_twin_is_shown_as_failed_and_the_shipped_one_works(plant, start, house_stands):
    plant("public_feedback", source="raise RuntimeError('the twin was imported')")
    app = start()
    assert states(app, "public_feedback") == ["loaded"]
    assert "alarm-public_feedback-instance" in house_stands(app)
    assert app.test_client().get("/public_feedback/").status_code == 200


def test_a_plugin_brings_hooks_for_its_dependants(plant, start):
    base = plant(
        **{
            "specs.py": """
                from collections.abc import Iterable
                from portal.hooks import hookspec
                from portal.items import Held

                @hookspec
                def {name}_weights() -> Iterable[Held]:
                    "What things weigh."
            """
        },
        more="""
            from . import specs
            plugin = Plugin(title="Base", version="1", api=1, hookspecs=specs)
        """,
    )
    heavy = plant(more=needs(base) + f"\n@hookimpl\ndef {base}_weights(): return [Held('Heavy', 7)]")
    nonsense = plant(more=needs(base) + f"\n@hookimpl\ndef {base}_weights(): return ['nonsense']")
    app = start(base, heavy, nonsense)
    with app.test_request_context("/"):
        assert [it.count for it in call(f"{base}_weights")] == [7]


def test_an_installed_package_is_a_plugin(tmp_path, monkeypatch, start, house_stands, plant):
    name = plant()
    folder = tmp_path / "site"
    (tmp_path / "instance" / "plugins" / name).rename(folder.mkdir() or folder / f"{name}_package")
    info = folder / f"{name}_package-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-package\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[portal.plugins]\n{name} = {name}_package\nabsent = no_such_module\n")
    monkeypatch.syspath_prepend(folder)
    app = start(name)
    plugin = app.extensions["portal_host"].plugins[name]
    assert (plugin.place, plugin.state, plugin.folder) == ("package", "loaded", folder / f"{name}_package")
    assert app.test_client().get(f"/{name}/").status_code == 200
    house_stands(app, "absent")


def test_damaged_metadata_of_a_package_keep_nobody_from_starting(tmp_path, monkeypatch, start, house_stands):
    info = tmp_path / "site" / "damaged-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: damaged\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[portal.plugins]\nno equals sign here\n")
    monkeypatch.syspath_prepend(tmp_path / "site")
    house_stands(start())
