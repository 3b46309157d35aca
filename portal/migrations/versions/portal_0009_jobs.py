"""Jobs that wait for the worker, and its sign of life"""

import sqlalchemy as sa
from alembic import op

revision = "portal_0009"
down_revision = "portal_0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "portal_job",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_job")),
        sa.UniqueConstraint("key", name=op.f("uq_portal_job_key")),
    )
    op.create_index(op.f("ix_portal_job_due_at_id"), "portal_job", ["due_at", "id"])
    op.create_table(
        "portal_worker",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_worker")),
    )


def downgrade() -> None:
    op.drop_table("portal_worker")
    op.drop_index(op.f("ix_portal_job_due_at_id"), "portal_job")
    op.drop_table("portal_job")
