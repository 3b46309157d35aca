"""Finding: exactly what contains the words, newest first, and nothing of what a person may not see."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.extensions import db
from portal.items import SignedIn
from portal.records.search import finding
from portal.records.search.finding import find
from portal.records.search.index import searchable
from portal.records.search.letters import normalise
from portal.records.writing import writing

pytestmark = pytest.mark.own_app

LI = SignedIn(2, "li", "Li", 2, frozenset(), frozenset())
# Few letters, so that pieces of texts meet: Chinese, Latin, digits, full width, punctuation, what changes its length.
letters = st.sampled_from("路灯石桥坏了，。〔〕 \n　abABａＢ12１２-_'\"%\\&|*㎡ǆßİΣσς́𠀀👍①")
texts = st.text(letters, max_size=12)


def ids(query, user=None):
    return [key.record_id for key in find(query, user).keys]


def test_the_newest_comes_first(write):
    numbers = write("路灯坏了", "石桥的路灯", "路灯")
    assert ids("路灯") == numbers[::-1]


PIECES = ["2026", "〔2026〕12号", "整改〔２０２６〕", "改〔", "26〕1", "RECTIF", "tific", "灯 整改"]


@pytest.mark.parametrize("query", PIECES)
def test_every_piece_of_a_text_finds_it(write, query):
    write("整改〔2026〕12号 路灯 Rectification", "整治〔2025〕3号")
    assert len(ids(query)) == 1


def test_all_words_between_blanks_must_be_there(write):
    _one, both = write("石桥村的水井", "石桥村的路灯坏了")
    assert ids("路灯 石桥") == [both]
    assert ids("路灯 水井") == []


def test_title_and_text_are_searched_but_not_as_one(write):
    (number,) = write("路灯", title="石桥")
    assert ids("石桥") == ids("路灯") == [number]
    assert ids("桥路") == []


def test_neighbouring_pairs_alone_are_no_hit(write):
    write("石桥 桥头 桥路", "石桥头路")
    assert len(ids("石桥头路")) == 1


@pytest.mark.parametrize("query", ["", " ", "　\n", "\0"])
def test_an_empty_query_finds_nothing(write, query):
    write("路灯")
    assert ids(query) == []


@given(st.lists(texts, min_size=1, max_size=6), st.lists(texts, min_size=1, max_size=4), st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_answers_are_those_of_looking_for_each_word_in_each_text(app, write, bodies, queries, data):
    known = app.extensions.setdefault("written", {})
    known |= dict(zip(write(*bodies), bodies, strict=True))
    source = normalise(data.draw(st.sampled_from(bodies)))
    start = data.draw(st.integers(0, len(source)))
    for query in [*queries, source[start : start + 4]]:
        words = normalise(query).split()
        wanted = [
            number
            for number, body in sorted(known.items(), reverse=True)
            if words and body != "withdrawn" and all(word in normalise(body) for word in words)
        ]
        assert ids(query) == wanted[: finding.MOST], query


def test_only_what_is_public_is_found_by_the_public(write, wang):
    write("路灯一", audience="staff")
    (everybody,) = write("路灯二")
    assert ids("路灯") == [everybody]
    assert len(ids("路灯", wang)) == 2


def test_a_restricted_record_is_found_by_nobody_else_and_not_counted(write, wang):
    (secret,) = write("路灯下的举报", audience="wang")
    (other,) = write("路灯")
    assert ids("路灯", wang) == [other, secret]
    assert ids("路灯", LI) == [other]
    assert ids("举报", LI) == ids("报", LI) == []


def test_who_may_see_a_record_is_asked_of_the_record_not_of_the_index(write, wang):
    (number,) = write("路灯")
    with writing() as tx:  # a change that somebody forgot to record()
        tx.session.execute(db.text("UPDATE leaflets_leaflet SET audience = 'wang'"))
    assert ids("路灯") == ids("路灯", LI) == []
    assert ids("路灯", wang) == [number]


def test_records_of_a_plugin_that_is_off_are_not_found(write, leaflets):
    write("路灯")
    leaflets.clear()
    assert ids("路灯") == ids("路") == []


def test_a_plugin_that_cannot_say_who_may_see_its_records_keeps_nobody_from_searching(app, write, monkeypatch):
    write("路灯")
    (model,) = (it for kind, it in searchable().items() if kind == "leaflets.leaflet")
    monkeypatch.setattr(model, "visible_to", lambda user: 1 / 0)
    assert ids("路灯") == []
    assert app.extensions["portal_hooks"].failures["leaflets", "visible_to"].count == 1


def test_more_than_can_be_listed_is_said_and_no_more_is_listed(write, monkeypatch):
    monkeypatch.setattr(finding, "MOST", 5)
    numbers = write(*["路灯"] * 6)
    found = find("路灯", None)
    assert ([key.record_id for key in found.keys], found.more) == (list(reversed(numbers))[:5], True)
    write("独特")
    assert not find("独特", None).more
    assert len(find("独特", None).keys) == 1


@pytest.mark.parametrize(("sorted_at_most", "part"), [(100, 2), (100, 3), (2, 2)])
def test_many_candidates_of_which_few_are_hits(write, monkeypatch, sorted_at_most, part):
    for name, value in (("MOST", 3), ("SORTED", sorted_at_most), ("PART", part)):
        monkeypatch.setattr(finding, name, value)
    hits = write(*["石桥头路"] * 2)
    write(*["石桥 桥头 头路"] * 5)
    hits += write("石桥头路")
    assert ids("石桥头路") == hits[::-1]
    (newest,) = write("石桥头路")
    found = find("石桥头路", None)
    assert ([key.record_id for key in found.keys], found.more) == ([newest, *hits[:0:-1]], True)


def test_a_single_letter_is_looked_for_in_the_newest_texts(write, monkeypatch):
    monkeypatch.setattr(finding, "LOOKED_THROUGH", 2)
    write("灯一")
    assert not find("灯", None).partly
    two, three = write("灯二", "灯三")
    found = find("灯", None)
    assert ([key.record_id for key in found.keys], found.partly) == ([three, two], True)


def test_postgresql_asks_of_each_hit_alone_who_may_see_it(write, monkeypatch):
    if db.engine.dialect.name == "sqlite":
        pytest.skip("how PostgreSQL goes about it")
    rows = "FROM generate_series(1, 20000) AS n"
    leaflets, entries = "1, '', '路灯', 'all'", "'leaflets.leaflet', n, '路灯', true"
    with writing() as tx:
        for sql in (
            f"INSERT INTO leaflets_leaflet (id, version, title, body, audience) SELECT n, {leaflets} {rows}",
            f"INSERT INTO portal_search (id, kind, record_id, normalised, public) SELECT n, {entries} {rows}",
            f"INSERT INTO portal_search_fts (rowid, pairs) SELECT n, array_to_tsvector(ARRAY['路灯']) {rows}",
            "ANALYZE",
        ):
            tx.session.execute(db.text(sql))
    plans = []

    def explain(connection, query):
        words = query.compile(connection, compile_kwargs={"literal_binds": True})
        plans.extend(connection.exec_driver_sql(f"EXPLAIN {words}".replace("%", "%%")).scalars())
        return []

    monkeypatch.setattr(finding, "_keys", explain)
    find("路灯", None)
    assert [line for line in plans if "hashed" in line or "JIT" in line] == []
    assert "Index Scan Backward using pk_portal_search" in "\n".join(plans)


def test_what_postgresql_is_told_for_a_search_holds_for_no_other_statement(write, monkeypatch):
    if db.engine.dialect.name == "sqlite":
        pytest.skip("a setting of PostgreSQL")
    seen = []

    def look(connection, query):
        seen.append(connection.exec_driver_sql("SHOW enable_seqscan").scalar())
        return []

    monkeypatch.setattr(finding, "_keys", look)
    write("路灯")
    find("路灯", None)
    with db.engine.connect() as connection:
        seen.append(connection.exec_driver_sql("SHOW enable_seqscan").scalar())
    assert seen == ["off", "on"]


def test_sqlite_walks_the_newest_texts_for_a_single_letter(write, monkeypatch):
    if db.engine.dialect.name != "sqlite":
        pytest.skip("how SQLite goes about it")
    plans = []

    def explain(connection, query):
        words = query.compile(connection, compile_kwargs={"literal_binds": True})
        plans.extend(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}"))
        return []

    monkeypatch.setattr(finding, "_keys", explain)
    find("灯", None)
    assert "SCAN portal_search" in plans
    assert [line for line in plans if "MULTI-INDEX" in line or "B-TREE FOR ORDER BY" in line] == []
