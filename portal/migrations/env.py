"""Alembic's environment, shared by all components: each is migrated alone, in its own version table."""

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.schema import SchemaItem

from portal.database.types import Instant, SealedBytes
from portal.extensions import Base
from portal.host.components import Component

component: Component = context.config.attributes["component"]
connection: Connection = context.config.attributes["connection"]


def include_object(item: SchemaItem, name: str | None, kind: str, reflected: bool, other: SchemaItem | None) -> bool:
    """Look at the component's own tables only."""
    return kind != "table" or component.compares(name or "")


def include_name(name: str | None, kind: str, parents: object) -> bool:
    """Read the component's own tables only."""
    return kind != "table" or component.compares(name or "")


def render_item(kind: str, item: object, autogen_context: object) -> str | bool:
    """Write the portal's own column types as what the database sees, so that migrations outlive our code."""
    written = {Instant: "sa.DateTime(timezone=True)", SealedBytes: "sa.LargeBinary()"}
    return written.get(type(item), False) if kind == "type" else False


context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    version_table=component.version_table,
    include_name=include_name,
    include_object=include_object,
    render_as_batch=True,
    render_item=render_item,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
