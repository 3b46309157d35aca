"""The two pages of search: what everybody finds, and what the people who work here find."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template, request, url_for
from markupsafe import Markup

from ..extensions import db
from ..hooks.calling import call
from ..items import Place, SearchDocument, SignedIn
from ..people.access import access, current_user, public
from ..records.search.finding import MOST, Found, Key, find
from ..records.search.index import searchable
from ..records.search.letters import terms_of
from .highlights import excerpt, marked
from .paging import AFTER, BEFORE, Page

bp = Blueprint("search", __name__)
SIZE = 20
LONGEST_QUERY = 100
HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True)
class Hit:
    """One line of the answer. `url` is empty where nobody says where the record is read."""

    title: Markup
    text: Markup
    lang: str
    url: str = ""
    label: str = ""


@bp.get("/search")
@public("searching what is public")
def everybody() -> Response:
    """What the public finds. Not kept in memory: strangers could fill it with queries."""
    response = make_response(_answer("search.html", None))
    response.headers["Cache-Control"] = "public, no-cache"
    return response


@bp.get("/portal/search")
@access("portal.account")
def staff() -> str:
    """What this person finds, of everything that person may see."""
    return _answer("staff_search.html", current_user)


def _answer(template: str, user: SignedIn | None) -> str:
    query = request.args.get("q", "").strip()[:LONGEST_QUERY]
    terms = terms_of(query)
    found = find(query, user)
    page = _page(found, query)
    return render_template(
        template, query=query, terms=terms, found=found, page=page, hits=_hits(page.rows, terms, user)
    )


def _page(found: Found, query: str) -> Page:
    """The part of the answer that the address asks for, after or before a key."""
    after, before = (request.args.get(name, type=int) for name in (AFTER, BEFORE))
    if before is not None:
        rows = [key for key in found.keys if key.place > before][-SIZE:]
    else:
        rows = [key for key in found.keys if after is None or key.place < after][:SIZE]
    number = len(found.keys)
    return Page(
        rows,
        next_url=_beside(query, AFTER, rows[-1]) if rows and rows[-1] != found.keys[-1] else "",
        previous_url=_beside(query, BEFORE, rows[0]) if rows and rows[0] != found.keys[0] else "",
        more=f"{MOST}+" if found.more else str(number),
    )


def _beside(query: str, name: str, key: Key) -> str:
    return f"{url_for(str(request.endpoint), q=query)}&{name}={key.place}"


def _hits(keys: list[Key], terms: list[str], user: SignedIn | None) -> list[Hit]:
    """The records behind the keys, read as this person may see them; one that is gone since is left out."""
    documents = _documents(keys, user)
    return [_hit(key, documents[key], terms, user) for key in keys if key in documents]


def _hit(key: Key, document: SearchDocument, terms: list[str], user: SignedIn | None) -> Hit:
    places: Iterable[Place] = call("record_place", kind=key.kind, record_id=key.record_id, user=user)
    place = next(iter(places), Place(""))
    lang = "zh-CN" if HAN.search(document.title + document.text) else "en"
    return Hit(marked(document.title, terms), excerpt(document.text, terms), lang, place.url, place.label)


def _documents(keys: list[Key], user: SignedIn | None) -> dict[Key, SearchDocument]:
    models, found = searchable(), {}
    for kind in {key.kind for key in keys} & models.keys():
        mine = {key.record_id: key for key in keys if key.kind == kind}
        query = models[kind].visible_to(user).where(models[kind].id.in_(mine))
        for record in db.session.scalars(query).unique():
            if document := record.search_document():
                found[mine[record.id]] = document
    return found
