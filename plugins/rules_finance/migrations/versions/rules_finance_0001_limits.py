"""Limits, quarterly figures, questions"""

import sqlalchemy as sa
from alembic import op

revision = "rules_finance_0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "rules_finance_disclosure",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("shown_until", sa.Date(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("scope", sa.Text(), server_default="public", nullable=False),
        sa.Column("withdrawn_for", sa.Text(), server_default="", nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("scope = 'office'", name=op.f("ck_rules_finance_disclosure_inside_only")),
        sa.CheckConstraint(
            "(published_at IS NULL) = (shown_until IS NULL)", name=op.f("ck_rules_finance_disclosure_shown_until_a_day")
        ),
        sa.CheckConstraint("quarter BETWEEN 1 AND 4", name=op.f("ck_rules_finance_disclosure_quarter_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_finance_disclosure")),
    )
    op.create_index(
        "uq_rules_finance_disclosure_valid",
        "rules_finance_disclosure",
        ["year", "quarter"],
        unique=True,
        sqlite_where=sa.text("withdrawn_for = ''"),
        postgresql_where=sa.text("withdrawn_for = ''"),
    )

    op.create_table(
        "rules_finance_limit",
        sa.Column("expense", sa.Text(), nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=True),
        sa.Column("approver", sa.Text(), nullable=False),
        sa.Column("second_from", sa.BigInteger(), nullable=True),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(second = '') = (second_from IS NULL)", name=op.f("ck_rules_finance_limit_second_from_an_amount")
        ),
        sa.CheckConstraint("approver <> ''", name=op.f("ck_rules_finance_limit_has_an_approver")),
        sa.CheckConstraint("expense <> ''", name=op.f("ck_rules_finance_limit_of_an_expense")),
        sa.CheckConstraint("first >= 0", name=op.f("ck_rules_finance_limit_begins")),
        sa.CheckConstraint("last IS NULL OR last >= first", name=op.f("ck_rules_finance_limit_ends_after_it_begins")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_finance_limit")),
    )
    op.create_index(op.f("ix_rules_finance_limit_expense_first_id"), "rules_finance_limit", ["expense", "first", "id"])

    op.create_table(
        "rules_finance_disclosure_line",
        sa.Column("id", ID, nullable=False),
        sa.Column("disclosure_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("budget", sa.BigInteger(), nullable=False),
        sa.Column("spent", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("budget >= 0 AND spent >= 0", name=op.f("ck_rules_finance_disclosure_line_amounts_count")),
        sa.ForeignKeyConstraint(
            ["disclosure_id"],
            ["rules_finance_disclosure.id"],
            name=op.f("fk_rules_finance_disclosure_line_disclosure_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_finance_disclosure_line")),
        sa.UniqueConstraint(
            "disclosure_id", "position", name=op.f("uq_rules_finance_disclosure_line_disclosure_id_position")
        ),
    )
    op.create_table(
        "rules_finance_question",
        sa.Column("disclosure_id", ID, nullable=False),
        sa.Column("nature", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(answer = '') = (answered_at IS NULL)", name=op.f("ck_rules_finance_question_answered_at_a_moment")
        ),
        sa.CheckConstraint("nature IN ('question', 'objection')", name=op.f("ck_rules_finance_question_nature_known")),
        sa.CheckConstraint("text <> ''", name=op.f("ck_rules_finance_question_says_something")),
        sa.ForeignKeyConstraint(
            ["disclosure_id"], ["rules_finance_disclosure.id"], name=op.f("fk_rules_finance_question_disclosure_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_finance_question")),
    )
    op.create_index(op.f("ix_rules_finance_question_answered_at_due"), "rules_finance_question", ["answered_at", "due"])
    op.create_index(
        op.f("ix_rules_finance_question_disclosure_id_id"), "rules_finance_question", ["disclosure_id", "id"]
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_rules_finance_question_disclosure_id_id"), table_name="rules_finance_question")
    op.drop_index(op.f("ix_rules_finance_question_answered_at_due"), table_name="rules_finance_question")

    op.drop_table("rules_finance_question")
    op.drop_table("rules_finance_disclosure_line")
    op.drop_index(op.f("ix_rules_finance_limit_expense_first_id"), table_name="rules_finance_limit")

    op.drop_table("rules_finance_limit")
    op.drop_index("uq_rules_finance_disclosure_valid", table_name="rules_finance_disclosure")

    op.drop_table("rules_finance_disclosure")
