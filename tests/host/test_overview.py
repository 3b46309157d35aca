"""What is told of each plugin."""

import os
import time

from portal.host.overview import changed_on_disk, data_held, overview
from portal.host.state import current_host
from portal.records.state import current_snapshot


def told():
    """The overview by name."""
    return {it.name: it for it in overview(current_host(), current_snapshot())}


def test_each_state_is_told_with_requirements_both_ways(plant, plant_table, start):
    on, pending = plant(), plant_table()
    broken = plant(more="raise RuntimeError('boom')")
    needy = plant(more=f'plugin = Plugin(title="Needy", version="2", api=1, requires=({on!r},))')
    unhappy = plant(more=f'plugin = Plugin(title="Unhappy", version="3", api=1, requires=({broken!r},))')
    start(on)
    found = told()
    names = (on, pending, broken, needy, unhappy)
    assert [found[it].state for it in names] == ["enabled", "disabled", "failed", "disabled", "incompatible"]
    assert [found[it].pending for it in names] == [False, True, None, False, None]
    assert (found[on].required_by, found[needy].requires) == ((needy,), (on,))
    assert (found[broken].title, found[broken].version) == (f"The {broken}", "1.2")
    assert "boom" in found[broken].trace


def test_data_held_is_the_plugins_word_or_a_count_of_rows(plant, plant_table, start):
    speaking = plant(more="@hookimpl\ndef data_held(): return [Held('Letters', 3)]")
    never_on = plant_table("@hookimpl\ndef data_held(): return db.session.scalars(db.select(Thing)).all()")
    start(speaking)
    assert [(it.title, it.count) for it in data_held(speaking)] == [("Letters", 3)]
    assert data_held(never_on) == []


def test_new_code_on_disk_is_noticed(plant, start, instance):
    name = plant()
    start()
    assert not changed_on_disk()
    later = time.time() + 5
    os.utime(instance / "plugins" / name / "__init__.py", (later, later))
    assert changed_on_disk()


def test_a_new_folder_is_noticed(plant, start):
    start()
    plant()
    assert changed_on_disk()
