"""Plugins that cannot be loaded: each is shown with what is wrong, and the house stands."""

import pytest

pytestmark = pytest.mark.once

FORM = """
from pathlib import Path
from portal.items import FormField, RowGroup, WordForm
@hookimpl
def word_forms(): return """
ROWS = """
from portal.items import Importer
from portal.office.sheets.columns import Column
@hookimpl
def importers(): return Importer("""
# what is added to a sound plugin → words of what the portal says
FAULTS = {
    "importer of others": (ROWS + "'other.rows', 'Rows', 'p', (Column('a', 'A'),), print, print)", "must be named"),
    "importer without columns": (ROWS + "'{name}.rows', 'Rows', 'p', (), print, print)", "columns of its importer"),
    "column twice": (ROWS + "'{name}.r', 'R', 'p', (Column('a', 'A'),) * 2, print, print)", "columns of its importer"),
    "error": ("raise RuntimeError('boom')", "RuntimeError: boom"),
    "exit": ("raise SystemExit('gone')", "SystemExit: gone"),
    "syntax": ("def (", "SyntaxError"),
    "import": ("import a_module_that_is_nowhere", "ModuleNotFoundError"),
    "unknown hook": ("@hookimpl\ndef make_coffee(): return []", "unknown hook make_coffee"),
    "unknown argument": ("@hookimpl\ndef menu_items(user, weather): return []", "weather"),
    "wrapper": ("@hookimpl(wrapper=True)\ndef menu_items(user): return (yield)", "wrapper"),
    "old wrapper": ("@hookimpl(hookwrapper=True)\ndef menu_items(user): yield", "wrapper"),
    "before all": ("@bp.before_app_request\ndef before(): raise RuntimeError", "whole portal"),
    "after all": ("@bp.after_app_request\ndef after(response): return None", "whole portal"),
    "end of all": ("@bp.teardown_app_request\ndef teardown(error): raise RuntimeError", "whole portal"),
    "errors of all": ("@bp.app_errorhandler(404)\ndef missing(error): return 'mine'", "whole portal"),
    "context of all": ("@bp.app_context_processor\ndef context(): return {'site': None}", "whole portal"),
    "filter of all": ("@bp.app_template_filter()\ndef number(value): return 'mine'", "whole portal"),
    "values of all": (
        "@bp.app_url_value_preprocessor\ndef values(endpoint, values): raise RuntimeError",
        "whole portal",
    ),
    "context end": ("bp.record(lambda state: state.app.teardown_appcontext(print))", "whole portal"),
    "undeclared page": ("@bp.get('/open')\ndef open_to_all(): return ''", "neither @public nor @access"),
    "foreign page": ("bp.record(lambda state: state.app.add_url_rule('/mine', view_func=index))", "not under"),
    "page without slash": ("bp.add_url_rule('', 'root', index)", "not under"),
    "static folder": ("bp.static_folder = 'static'", "neither @public nor @access"),
    "wrong page": ("bp.name = 'other'", "must be named"),
    "no page": ("@hookimpl\ndef blueprints(): return ['page']", "WrongAnswer"),
    "two pages": ("@hookimpl\ndef blueprints(): return [bp, Blueprint('{name}', __name__)]", "already registered"),
    "pages fail": ("@hookimpl\ndef blueprints(): raise KeyError('page')", "KeyError"),
    "permission": ("@hookimpl\ndef permissions(): return [Permission('portal.roles', 'All')]", "must be named"),
    "permission in two words": (
        "@hookimpl\ndef permissions(): return [Permission('{name}.read all', 'All')]",
        "must be named",
    ),
    "job": ("@hookimpl\ndef jobs(): return [Job('portal.sweep', 'Sweep', print)]", "must be named"),
    "foreign form": (FORM + "[WordForm('other.a', 'A', Path(__file__), ())]", "must be named"),
    "form without template": (FORM + "[WordForm('{name}.a', 'A', Path('no.docx'), ())]", "no.docx"),
    "field in two words": (FORM + "[WordForm('{name}.a', 'A', Path(__file__), (FormField('整 改', 'A'),))]", "整 改"),
    "field twice": (FORM + "[WordForm('{name}.a', 'A', Path(__file__), (FormField('甲', 'A'),) * 2)]", "甲"),
    "example rows": (
        FORM
        + "[WordForm('{name}.a', 'A', Path(__file__), (), (RowGroup('甲', 'A', (FormField('乙', 'B'),), ((),)),))]",
        "do not fit",
    ),
    "no permission": ("@hookimpl\ndef permissions(): return ['{name}.read']", "WrongAnswer"),
    "no plugin": ("del plugin", "has no plugin"),
    "odd plugin": ("plugin = Plugin(title='Odd', version=1.0, api=1)", "has no plugin"),
    "hidden requires": (
        "def needs(): return ()\nplugin = Plugin(title='', version='', api=1, requires=needs())",
        "malformed",
    ),
    "requires of one": ("plugin = Plugin(title='Odd', version='1', api=1, requires=('alpha'))", "tuple"),
    "core command": ("plugin = Plugin(title='Odd', version='1', api=1, command='backup')", "already taken"),
    "hookspec twice": (
        """
        from portal.hooks import hookspec
        from types import ModuleType
        mine = ModuleType("mine")
        @hookspec
        def menu_items(user): "Another menu."
        mine.menu_items = menu_items
        plugin = Plugin(title="Odd", version="1", api=1, hookspecs=mine)
        """,
        "menu_items",
    ),
    "foreign table": (
        """
        from sqlalchemy.orm import Mapped, mapped_column
        class Foreign(Base):
            __tablename__ = "somewhere"
            id: Mapped[int] = mapped_column(primary_key=True)
        """,
        "somewhere",
    ),
    "plain foreign table": (
        "import sqlalchemy as sa\nsa.Table('elsewhere', Base.metadata, sa.Column('id', sa.Integer))",
        "elsewhere",
    ),
    "table of the core": (
        """
        from sqlalchemy.orm import Mapped, mapped_column
        class User(Base):
            __tablename__ = "portal_user"
            id: Mapped[int] = mapped_column(primary_key=True)
        """,
        "already defined",
    ),
    "kind": (
        """
        from sqlalchemy.orm import Mapped, mapped_column
        class Kind(Base):
            __tablename__ = "{name}_kind"
            kind = "portal.user"
            id: Mapped[int] = mapped_column(primary_key=True)
        """,
        "kind portal.user",
    ),
    "broken mapper": (
        """
        from sqlalchemy.orm import Mapped, mapped_column, relationship
        class Broken(Base):
            __tablename__ = "{name}_broken"
            id: Mapped[int] = mapped_column(primary_key=True)
            others = relationship("NobodyHasThisModel")
        """,
        "NobodyHasThisModel",
    ),
    "key to nothing": (
        """
        from sqlalchemy import ForeignKey
        from sqlalchemy.orm import Mapped, mapped_column
        class Dangling(Base):
            __tablename__ = "{name}_dangling"
            id: Mapped[int] = mapped_column(ForeignKey("nowhere.id"), primary_key=True)
        """,
        "nowhere",
    ),
    "fault after models": (
        """
        from sqlalchemy.orm import Mapped, mapped_column
        class Leftover(Base):
            __tablename__ = "{name}_leftover"
            id: Mapped[int] = mapped_column(primary_key=True)
        raise RuntimeError("after the models")
        """,
        "after the models",
    ),
}
FILES = {
    "foreign template": ({"templates/home.html": "mine"}, "must lie in"),
    "migration syntax": ({"migrations/versions/0001_first.py": "def ("}, "SyntaxError"),
    "migration exits": ({"migrations/versions/0001_first.py": "raise SystemExit('gone')"}, "SystemExit"),
    "two heads": (
        {
            "migrations/versions/0001_a.py": "revision = 'a'\ndown_revision = None",
            "migrations/versions/0001_b.py": "revision = 'b'\ndown_revision = None",
        },
        "head",
    ),
    "damaged words": ({"translations/zh/LC_MESSAGES/messages.mo": b"not a catalogue"}, "Bad magic number"),
    "no text": ({"__init__.py": b"\xff\xfe\x00"}, "Error"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_plugin_breaks_only_itself(fault, plant, start, problem_of, house_stands):
    more, words = FAULTS[fault]
    faulty, sound = plant(more=more), plant()
    app = start(sound)
    assert app.extensions["portal_host"].plugins[faulty].state == "failed"
    assert words in problem_of(app, faulty)
    assert app.test_client().get(f"/{faulty}/").status_code == 404
    assert app.test_client().get(f"/{sound}/").get_data(as_text=True) == f"{sound} is here"
    house_stands(app, faulty)


@pytest.mark.parametrize("fault", FILES)
def test_a_faulty_file_breaks_only_its_plugin(fault, plant, start, problem_of, house_stands):
    files, words = FILES[fault]
    faulty = plant(**files)
    app = start()
    assert app.extensions["portal_host"].plugins[faulty].state == "failed"
    assert words in problem_of(app, faulty)
    house_stands(app, faulty)


def test_forty_faulty_plugins_at_once_leave_every_core_page_up(plant, start, house_stands):
    faulty = [plant(more=more) for more, _ in FAULTS.values()] + [plant(**files) for files, _ in FILES.values()]
    sound = plant()
    app = start(sound)
    assert app.test_client().get(f"/{sound}/").status_code == 200
    house_stands(app, *faulty)


def test_what_failed_leaves_nothing_behind(plant, start):
    from portal.extensions import Base

    names = [plant(more=FAULTS[fault][0]) for fault in ("broken mapper", "fault after models", "foreign table")]
    before = set(Base.metadata.tables)
    app = start()
    hooks = app.extensions["portal_hooks"].manager
    assert set(Base.metadata.tables) == before
    assert not any(hooks.has_plugin(name) for name in names)
    assert not {it.class_.__name__ for it in Base.registry.mappers} & {"Broken", "Leftover", "Foreign"}
