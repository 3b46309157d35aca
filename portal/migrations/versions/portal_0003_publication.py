"""Publication reviews, corrections, withdrawals"""

import sqlalchemy as sa
from alembic import op

revision = "portal_0003"
down_revision = "portal_0002"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "portal_review",
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", BIG, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("attachments", sa.JSON(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("drafted_by_id", BIG, nullable=True),
        sa.Column("drafted_at", INSTANT, nullable=False),
        sa.Column("id", BIG, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "scope IN ('office', 'party', 'members', 'public')", name=op.f("ck_portal_review_scope_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_review")),
    )
    op.create_index(
        op.f("ix_portal_review_subject_kind_subject_id_id"), "portal_review", ["subject_kind", "subject_id", "id"]
    )
    op.create_index(op.f("ix_portal_review_state_id"), "portal_review", ["state", "id"])
    op.create_table(
        "portal_correction",
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", BIG, nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("proposed_by_id", BIG, nullable=True),
        sa.Column("proposed_at", INSTANT, nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("id", BIG, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("old <> new", name=op.f("ck_portal_correction_changes_something")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_correction")),
    )
    op.create_index(
        op.f("ix_portal_correction_subject_kind_subject_id_id"),
        "portal_correction",
        ["subject_kind", "subject_id", "id"],
    )
    op.create_table(
        "portal_withdrawal",
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", BIG, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("reason_kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", INSTANT, nullable=False),
        sa.Column("withdrawn_by", sa.Text(), nullable=False),
        sa.Column("withdrawn_by_id", BIG, nullable=True),
        sa.Column("confirmed_at", INSTANT, nullable=True),
        sa.Column("confirmed_by", sa.Text(), nullable=False),
        sa.Column("id", BIG, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_withdrawal")),
    )
    op.create_index(
        op.f("ix_portal_withdrawal_subject_kind_subject_id"), "portal_withdrawal", ["subject_kind", "subject_id"]
    )
    op.create_index(op.f("ix_portal_withdrawal_confirmed_at_id"), "portal_withdrawal", ["confirmed_at", "id"])


def downgrade() -> None:
    op.drop_table("portal_withdrawal")
    op.drop_table("portal_correction")
    op.drop_table("portal_review")
