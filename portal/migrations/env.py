"""Alembic's environment, shared by all components: each is migrated alone, in its own version table."""

from alembic import context
from sqlalchemy import Connection

from portal.database.types import Instant, SealedBytes
from portal.extensions import Base
from portal.host.components import Component

component: Component = context.config.attributes["component"]
connection: Connection = context.config.attributes["connection"]


def render_item(kind: str, item: object, autogen_context: object) -> str | bool:
    """Write the portal's own column types as what the database sees, so that migrations outlive our code."""
    written = {Instant: "sa.DateTime(timezone=True)", SealedBytes: "sa.LargeBinary()"}
    return written.get(type(item), False) if kind == "type" else False


context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=render_item,
    **component.alembic_options,
)
with context.begin_transaction():
    context.run_migrations()
