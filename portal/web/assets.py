"""Static files under hashed names: compressed once at start, cached by browsers for good."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Flask, Response, current_app, request

from ..errors import NotThere
from ..people.access import public

COMPRESSIBLE = (".css", ".js", ".svg", ".txt", ".json", ".html")

bp = Blueprint("assets", __name__)


@dataclass(frozen=True)
class Asset:
    """A static file in memory; `packed` is its gzip form where that is smaller."""

    body: bytes
    packed: bytes
    mimetype: str
    digest: str


class Assets:
    """All static files of the core and of the loaded plugins, by the name templates use."""

    def __init__(self) -> None:
        self._files: dict[str, Asset] = {}

    def add_folder(self, folder: Path, prefix: str = "") -> None:
        """Read a folder; a plugin's files are named `<plugin>/…`."""
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.is_file():
                self._files[prefix + path.relative_to(folder).as_posix()] = _read(path)

    def url(self, name: str) -> str:
        """The hashed address of a file; an unknown name is a programmer's error."""
        return f"/static/{self._files[name].digest}/{name}"

    def find(self, digest: str, name: str) -> Asset | None:
        """The file, if it still has that content."""
        asset = self._files.get(name)
        return asset if asset and asset.digest == digest else None


def install(app: Flask) -> Assets:
    """Read the core's files and make `asset(name)` known to templates."""
    assets = app.extensions["portal_assets"] = Assets()
    assets.add_folder(Path(__file__).parents[1] / "static")
    app.jinja_env.globals["asset"] = assets.url
    app.register_blueprint(bp)
    return assets


@bp.get("/static/<digest>/<path:name>", endpoint="static")
@public("styles and images of the pages")
def static(digest: str, name: str) -> Response:
    """Serve one file; a changed file has another address."""
    asset = current_app.extensions["portal_assets"].find(digest, name)
    if asset is None:
        raise NotThere
    packed = bool(asset.packed) and "gzip" in request.headers.get("Accept-Encoding", "")
    response = Response(asset.packed if packed else asset.body, mimetype=asset.mimetype)
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _read(path: Path) -> Asset:
    body = path.read_bytes()
    packed = gzip.compress(body, 9, mtime=0) if path.suffix in COMPRESSIBLE else b""
    mimetype = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Asset(body, packed if len(packed) < len(body) else b"", mimetype, hashlib.sha256(body).hexdigest()[:12])
