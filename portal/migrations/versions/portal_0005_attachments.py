"""Attachments"""

import sqlalchemy as sa
from alembic import op

revision = "portal_0005"
down_revision = "portal_0004"
branch_labels = None
depends_on = None

WAITING = sa.text("owner_kind = 'portal.form'")


def upgrade() -> None:
    op.create_table(
        "portal_attachment",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("owner_kind", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("public", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("added_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("size > 0", name=op.f("ck_portal_attachment_size")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_portal_attachment_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_attachment")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_portal_attachment_owner_kind_owner_id"), "portal_attachment", ["owner_kind", "owner_id"])
    op.create_index(op.f("ix_portal_attachment_file"), "portal_attachment", ["file"])
    op.create_index(
        "uq_portal_attachment_waiting",
        "portal_attachment",
        ["owner_id", "sha256"],
        unique=True,
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )


def downgrade() -> None:
    op.drop_table("portal_attachment")
