"""Notices and contacts"""

import sqlalchemy as sa
from alembic import op

revision = "portal_0011"
down_revision = "portal_0010"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UNREAD = sa.text("read_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "portal_notice",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("user_id", BIG_ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["portal_user.id"], name=op.f("fk_portal_notice_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_notice")),
    )
    op.create_index(op.f("ix_portal_notice_user_id_id"), "portal_notice", ["user_id", "id"])
    op.create_index(
        "ix_portal_notice_unread", "portal_notice", ["user_id", "id"], sqlite_where=UNREAD, postgresql_where=UNREAD
    )
    op.create_table(
        "portal_contact_note",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("whom", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_contact_note")),
    )
    op.create_index(op.f("ix_portal_contact_note_kind_record_id"), "portal_contact_note", ["kind", "record_id"])


def downgrade() -> None:
    op.drop_table("portal_contact_note")
    op.drop_table("portal_notice")
