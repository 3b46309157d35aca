"""The history of records: who decided, who typed it in"""

import sqlalchemy as sa
from alembic import op

revision = "portal_0002"
down_revision = "portal_0001"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "portal_step",
        sa.Column("id", BIG, nullable=False),
        sa.Column("audit_id", BIG, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", BIG, nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("scan", BIG, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("added_later", sa.Boolean(), nullable=False),
        sa.Column("entered_by_id", BIG, nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["portal_audit.id"], name=op.f("fk_portal_step_audit_id_portal_audit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_step")),
        sa.UniqueConstraint("audit_id", name=op.f("uq_portal_step_audit_id")),
    )
    op.create_index(op.f("ix_portal_step_kind_record_id_id"), "portal_step", ["kind", "record_id", "id"])


def downgrade() -> None:
    op.drop_table("portal_step")
