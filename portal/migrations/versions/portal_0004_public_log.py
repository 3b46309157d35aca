"""Leaves of the public log"""

import sqlalchemy as sa
from alembic import op

revision = "portal_0004"
down_revision = "portal_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "portal_leaf",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("index", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.Column("salts", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("code", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_leaf")),
        sa.UniqueConstraint("index", name=op.f("uq_portal_leaf_index")),
        sa.UniqueConstraint("kind", "record_id", "seq", name=op.f("uq_portal_leaf_kind_record_id_seq")),
    )
    pending = sa.text('"index" IS NULL')
    op.create_index("ix_portal_leaf_pending", "portal_leaf", ["id"], sqlite_where=pending, postgresql_where=pending)
    op.create_table(
        "portal_leaf_head",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("code", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "record_id", name=op.f("pk_portal_leaf_head")),
    )


def downgrade() -> None:
    op.drop_table("portal_leaf_head")
    op.drop_index("ix_portal_leaf_pending", "portal_leaf")
    op.drop_table("portal_leaf")
