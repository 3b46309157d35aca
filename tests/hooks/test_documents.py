"""Every hook has its section with its exact signature, and every example of a section answers."""

import inspect
import re
from pathlib import Path

import pytest

from portal.hooks import specs
from portal.hooks.calling import call_one
from portal.host.switching import enable
from portal.items import ProblemSource, SignedIn
from portal.testing import add_user

pytestmark = pytest.mark.once
PAGE = (Path(__file__).parents[2] / "docs" / "plugins" / "hooks.md").read_text("utf-8")
SPECS = {name: spec for name, spec in vars(specs).items() if hasattr(spec, "portal_spec")}
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", PAGE, re.M | re.S))
EXAMPLE = re.compile(r"^```python\n# (\w+)/(\w+\.py)\n(.*?)^```$", re.M | re.S)
PERSON = SignedIn(1, "wang", "Wang", 1, frozenset({"portal.account"}), frozenset())
# what a hook is asked with, and whether its example answers something
ASKED = {
    "menu_items": {"user": PERSON},
    "dashboard_widgets": {"user": PERSON},
    "todo_items": {"user": PERSON},
    "record_place": {"kind": "hook_place.note", "record_id": 7, "user": PERSON},
    "duty_counts": {"year": 2026},
    "authorise": {"user": PERSON, "permission": "hook_veto.stamp", "record": type("R", (), {"written_by": 1})()},
    "record_changed": {"change": type("Recorded", (), {"kind": "portal.user", "record_id": 1, "action": "made"})()},
    "file_problem": {"source": ProblemSource("rules.finding", 7, "Late", "Two weeks late", "Check", "Office")},
    "plugin_enabled": {"name": "hook_welcome"},
    "plugin_disabled": {"name": "other"},
    "audit_summary": {"kind": "hook_audit.key", "action": "lent"},
    "attachment_owner": {"kind": "hook_files.minutes", "record_id": "7", "user": PERSON},
}
TOLD = {"load_example", "record_changed", "plugin_enabled", "plugin_disabled"}


def signature(spec):
    """A spec's signature as it is written in the code."""
    return re.search(r"^def (.*?):(?:  #.*)?$", inspect.getsource(spec), re.M)[1].replace("click.", "")


def test_each_hook_has_a_section_and_each_section_a_hook():
    assert list(SECTIONS) == list(SPECS)


@pytest.mark.parametrize("hook", SPECS)
def test_the_signature_is_the_codes(hook):
    first = SECTIONS[hook].strip().splitlines()[0]
    duty = " · *always*" if getattr(SPECS[hook], "portal_always", False) else ""
    assert first == f"`{signature(SPECS[hook])}`{duty}"


@pytest.mark.parametrize("hook", SPECS)
def test_each_spec_says_in_one_line_what_it_is_for(hook):
    text = SPECS[hook].__doc__
    assert text.endswith(".")
    assert "\n" not in text


@pytest.fixture
def plant_examples(instance, make_app):
    """Write the examples of a text into an installation; returns its application and the plugins' names."""

    def write(text):
        names = []
        for name, file, source in EXAMPLE.findall(text):
            path = instance / "plugins" / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source, "utf-8")
            for template in re.findall(r'with_name\("(\w+\.docx)"\)', source):
                path.with_name(template).touch()
            names.append(name)
        return make_app(), names

    return write


@pytest.mark.parametrize("hook", SPECS)
def test_the_example_of_each_hook_answers(hook, plant_examples):
    app, (name,) = plant_examples(SECTIONS[hook])
    with app.test_request_context("/"):
        assert app.extensions["portal_host"].plugins[name].loaded
        answer = call_one(name, hook, **ASKED.get(hook, {}))
        failures = app.extensions["portal_hooks"].failures.values()
        assert [it for it in failures if not it.error.startswith("slow")] == []  # the machine may be busy
        assert bool(answer) == (hook not in TOLD)


def test_the_example_of_a_plugins_own_hooks_answers(plant_examples):
    app, _ = plant_examples(PAGE[PAGE.index("## Hooks of your own") :])
    with app.app_context():
        add_user("somebody")
        enable("hook_offer")
        enable("hook_answer")
        (held,) = call_one("hook_offer", "data_held")
        assert held.count == 7
