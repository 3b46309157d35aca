"""What records say, as it is searched"""

import sqlalchemy as sa
from alembic import op

revision = "portal_0010"
down_revision = "portal_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "portal_search",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.BigInteger(), nullable=False),
        sa.Column("normalised", sa.Text(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_search")),
        sa.UniqueConstraint("kind", "record_id", name=op.f("uq_portal_search_kind_record_id")),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE portal_search_fts"
            " USING fts5(pairs, content='', detail=none, columnsize=0, tokenize='unicode61')"
        )
    else:
        op.execute("CREATE TABLE portal_search_fts (rowid BIGINT PRIMARY KEY, pairs TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX portal_search_fts_pairs ON portal_search_fts USING gin (pairs)")


def downgrade() -> None:
    op.execute("DROP TABLE portal_search_fts")
    op.drop_table("portal_search")
