"""Service records, scoring rules and plans"""

import sqlalchemy as sa
from alembic import op

revision = "member_roster_0002"
down_revision = "member_roster_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "member_roster_duty_rules",
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("excellent", sa.Integer(), nullable=False),
        sa.Column("competent", sa.Integer(), nullable=False),
        sa.Column("basic", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("document <> ''", name=op.f("ck_member_roster_duty_rules_has_a_document")),
        sa.CheckConstraint(
            "basic <= competent AND competent <= excellent", name=op.f("ck_member_roster_duty_rules_bands_rise")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_duty_rules")),
        sa.UniqueConstraint("valid_from", name=op.f("uq_member_roster_duty_rules_valid_from")),
    )
    op.create_table(
        "member_roster_duty_closing",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rules_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("decided_by <> ''", name=op.f("ck_member_roster_duty_closing_somebody_decided")),
        sa.ForeignKeyConstraint(
            ["rules_id"], ["member_roster_duty_rules.id"], name=op.f("fk_member_roster_duty_closing_rules_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_duty_closing")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_member_roster_duty_closing_year_number")),
    )
    op.create_table(
        "member_roster_duty_rule",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rules_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("attendance", sa.Text(), nullable=False),
        sa.Column("tenths", sa.Integer(), nullable=False),
        sa.Column("by_amount", sa.Boolean(), nullable=False),
        sa.Column("cap", sa.Integer(), nullable=True),
        sa.Column("once", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "activity IN ('', 'training', 'meeting', 'activity', 'proposal', 'opinion', 'speech', 'inspection', 'contact', 'other')",
            name=op.f("ck_member_roster_duty_rule_activity_known"),
        ),
        sa.CheckConstraint(
            "attendance IN ('', 'present', 'leave', 'absent')", name=op.f("ck_member_roster_duty_rule_attendance_known")
        ),
        sa.CheckConstraint("once IN ('', 'year', 'session')", name=op.f("ck_member_roster_duty_rule_once_known")),
        sa.CheckConstraint("role IN ('', 'first', 'joint')", name=op.f("ck_member_roster_duty_rule_role_known")),
        sa.CheckConstraint("cap IS NULL OR cap >= 0", name=op.f("ck_member_roster_duty_rule_cap_counts")),
        sa.CheckConstraint("tenths <> 0", name=op.f("ck_member_roster_duty_rule_worth_something")),
        sa.ForeignKeyConstraint(
            ["rules_id"],
            ["member_roster_duty_rules.id"],
            name=op.f("fk_member_roster_duty_rule_rules_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_duty_rule")),
        sa.UniqueConstraint("rules_id", "position", name=op.f("uq_member_roster_duty_rule_rules_id_position")),
    )
    op.create_table(
        "member_roster_duty_event",
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("township_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "activity IN ('training', 'meeting', 'activity', 'proposal', 'opinion', 'speech', 'inspection', 'contact', 'other')",
            name=op.f("ck_member_roster_duty_event_activity_known"),
        ),
        sa.CheckConstraint("title <> ''", name=op.f("ck_member_roster_duty_event_has_a_title")),
        sa.CheckConstraint("hours >= 0", name=op.f("ck_member_roster_duty_event_hours_count")),
        sa.ForeignKeyConstraint(
            ["township_id"], ["member_roster_township.id"], name=op.f("fk_member_roster_duty_event_township_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_duty_event")),
    )
    with op.batch_alter_table("member_roster_duty_event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_member_roster_duty_event_happened_on_id"), ["happened_on", "id"], unique=False
        )

    op.create_table(
        "member_roster_nurture_plan",
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mentor", sa.Text(), nullable=False),
        sa.Column("goals", sa.Text(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "mentor <> '' AND goals <> ''", name=op.f("ck_member_roster_nurture_plan_says_who_and_what")
        ),
        sa.CheckConstraint("ends_on >= begins_on", name=op.f("ck_member_roster_nurture_plan_lasts")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member_roster_member.id"], name=op.f("fk_member_roster_nurture_plan_member_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_nurture_plan")),
    )
    with op.batch_alter_table("member_roster_nurture_plan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_roster_nurture_plan_member_id"), ["member_id"], unique=False)

    op.create_table(
        "member_roster_duty_entry",
        sa.Column("membership_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("attendance", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("source_kind", sa.Text(), nullable=False),
        sa.Column("source_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("replaces_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "activity IN ('training', 'meeting', 'activity', 'proposal', 'opinion', 'speech', 'inspection', 'contact', 'other')",
            name=op.f("ck_member_roster_duty_entry_activity_known"),
        ),
        sa.CheckConstraint(
            "attendance IN ('', 'present', 'leave', 'absent')",
            name=op.f("ck_member_roster_duty_entry_attendance_known"),
        ),
        sa.CheckConstraint(
            "event_id IS NULL OR attendance <> ''", name=op.f("ck_member_roster_duty_entry_sheet_says_something")
        ),
        sa.CheckConstraint("role IN ('', 'first', 'joint')", name=op.f("ck_member_roster_duty_entry_role_known")),
        sa.CheckConstraint(
            "state <> 'cancelled' OR reason <> ''", name=op.f("ck_member_roster_duty_entry_cancelled_for_a_reason")
        ),
        sa.CheckConstraint(
            "state IN ('valid', 'contested', 'cancelled')", name=op.f("ck_member_roster_duty_entry_state_known")
        ),
        sa.CheckConstraint("title <> ''", name=op.f("ck_member_roster_duty_entry_has_a_title")),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_member_roster_duty_entry_amount_counts")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["member_roster_duty_event.id"], name=op.f("fk_member_roster_duty_entry_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["member_roster_membership.id"], name=op.f("fk_member_roster_duty_entry_membership_id")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["member_roster_duty_entry.id"], name=op.f("fk_member_roster_duty_entry_replaces_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_duty_entry")),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_member_roster_duty_entry_replaces_id")),
    )
    with op.batch_alter_table("member_roster_duty_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_member_roster_duty_entry_event_id_membership_id"),
            ["event_id", "membership_id"],
            unique=True,
            sqlite_where=sa.text("state <> 'cancelled'"),
            postgresql_where=sa.text("state <> 'cancelled'"),
        )
        batch_op.create_index(batch_op.f("ix_member_roster_duty_entry_happened_on"), ["happened_on"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_member_roster_duty_entry_membership_id_happened_on"),
            ["membership_id", "happened_on"],
            unique=False,
        )

    op.create_table(
        "member_roster_duty_invitation",
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("membership_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["member_roster_duty_event.id"],
            name=op.f("fk_member_roster_duty_invitation_event_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            ["member_roster_membership.id"],
            name=op.f("fk_member_roster_duty_invitation_membership_id"),
        ),
        sa.PrimaryKeyConstraint("event_id", "membership_id", name=op.f("pk_member_roster_duty_invitation")),
    )
    with op.batch_alter_table("member_roster_duty_invitation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_member_roster_duty_invitation_membership_id"), ["membership_id"], unique=False
        )

    op.create_table(
        "member_roster_duty_result",
        sa.Column("closing_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("membership_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tenths", sa.Integer(), nullable=False),
        sa.Column("band", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "band IN ('excellent', 'competent', 'basic', 'poor')", name=op.f("ck_member_roster_duty_result_band_known")
        ),
        sa.ForeignKeyConstraint(
            ["closing_id"],
            ["member_roster_duty_closing.id"],
            name=op.f("fk_member_roster_duty_result_closing_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["member_roster_membership.id"], name=op.f("fk_member_roster_duty_result_membership_id")
        ),
        sa.PrimaryKeyConstraint("closing_id", "membership_id", name=op.f("pk_member_roster_duty_result")),
    )
    with op.batch_alter_table("member_roster_duty_result", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_roster_duty_result_membership_id"), ["membership_id"], unique=False)

    op.create_table(
        "member_roster_nurture_step",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("title <> ''", name=op.f("ck_member_roster_nurture_step_has_a_title")),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["member_roster_nurture_plan.id"],
            name=op.f("fk_member_roster_nurture_step_plan_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_nurture_step")),
    )
    with op.batch_alter_table("member_roster_nurture_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_roster_nurture_step_due_on"), ["due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_roster_nurture_step_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "member_roster_duty_contest",
        sa.Column("entry_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "outcome = '' OR (answer <> '' AND answered_at IS NOT NULL)",
            name=op.f("ck_member_roster_duty_contest_outcome_has_an_answer"),
        ),
        sa.CheckConstraint(
            "outcome IN ('', 'corrected', 'refused')", name=op.f("ck_member_roster_duty_contest_outcome_known")
        ),
        sa.CheckConstraint("words <> ''", name=op.f("ck_member_roster_duty_contest_says_something")),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["member_roster_duty_entry.id"], name=op.f("fk_member_roster_duty_contest_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_duty_contest")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_member_roster_duty_contest_entry_id")),
    )
    with op.batch_alter_table("member_roster_duty_contest", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_roster_duty_contest_outcome_id"), ["outcome", "id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("member_roster_duty_contest", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_roster_duty_contest_outcome_id"))

    op.drop_table("member_roster_duty_contest")
    with op.batch_alter_table("member_roster_nurture_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_roster_nurture_step_plan_id"))
        batch_op.drop_index(batch_op.f("ix_member_roster_nurture_step_due_on"))

    op.drop_table("member_roster_nurture_step")
    with op.batch_alter_table("member_roster_duty_result", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_roster_duty_result_membership_id"))

    op.drop_table("member_roster_duty_result")
    with op.batch_alter_table("member_roster_duty_invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_roster_duty_invitation_membership_id"))

    op.drop_table("member_roster_duty_invitation")
    with op.batch_alter_table("member_roster_duty_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_roster_duty_entry_membership_id_happened_on"))
        batch_op.drop_index(batch_op.f("ix_member_roster_duty_entry_happened_on"))
        batch_op.drop_index(
            batch_op.f("ix_member_roster_duty_entry_event_id_membership_id"),
            sqlite_where=sa.text("state <> 'cancelled'"),
            postgresql_where=sa.text("state <> 'cancelled'"),
        )

    op.drop_table("member_roster_duty_entry")
    with op.batch_alter_table("member_roster_nurture_plan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_roster_nurture_plan_member_id"))

    op.drop_table("member_roster_nurture_plan")
    with op.batch_alter_table("member_roster_duty_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_roster_duty_event_happened_on_id"))

    op.drop_table("member_roster_duty_event")
    op.drop_table("member_roster_duty_rule")
    op.drop_table("member_roster_duty_closing")
    op.drop_table("member_roster_duty_rules")
