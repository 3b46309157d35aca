"""Groups, supervisors, letters, activities, reports, appraisals."""

import sqlalchemy as sa
from alembic import op

revision = "rules_supervisors_0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "rules_supervisors_group",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("unit_contact", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("avoidance", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state = 'planned' OR document_number <> ''", name=op.f("ck_rules_supervisors_group_stands_by_a_document")
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'standing', 'ended')", name=op.f("ck_rules_supervisors_group_state_known")
        ),
        sa.CheckConstraint("unit <> ''", name=op.f("ck_rules_supervisors_group_has_a_unit")),
        sa.CheckConstraint("begins_on < ends_on", name=op.f("ck_rules_supervisors_group_begins_before_it_ends")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_supervisors_group")),
    )
    op.create_index(
        op.f("ix_rules_supervisors_group_state_id"), "rules_supervisors_group", ["state", "id"], unique=False
    )
    op.create_index(
        "uq_rules_supervisors_group_standing",
        "rules_supervisors_group",
        ["unit"],
        unique=True,
        sqlite_where=sa.text("state = 'standing'"),
        postgresql_where=sa.text("state = 'standing'"),
    )
    op.create_table(
        "rules_supervisors_activity",
        sa.Column("group_id", ID, nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("place <> '' AND minutes <> ''", name=op.f("ck_rules_supervisors_activity_is_recorded")),
        sa.CheckConstraint(
            "way IN ('meeting', 'inspection', 'visit', 'review', 'other')",
            name=op.f("ck_rules_supervisors_activity_way_known"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["rules_supervisors_group.id"], name=op.f("fk_rules_supervisors_activity_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_supervisors_activity")),
    )
    op.create_index(
        op.f("ix_rules_supervisors_activity_group_id_happened_on"),
        "rules_supervisors_activity",
        ["group_id", "happened_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_rules_supervisors_activity_happened_on"), "rules_supervisors_activity", ["happened_on"], unique=False
    )
    op.create_table(
        "rules_supervisors_appraisal",
        sa.Column("group_id", ID, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.Column("returned", sa.Integer(), nullable=False),
        sa.Column("valid", sa.Integer(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "valid > 0 AND valid <= returned AND returned <= sent",
            name=op.f("ck_rules_supervisors_appraisal_ballots_add_up"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["rules_supervisors_group.id"], name=op.f("fk_rules_supervisors_appraisal_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_supervisors_appraisal")),
        sa.UniqueConstraint("group_id", "year", name=op.f("uq_rules_supervisors_appraisal_group_id_year")),
    )
    op.create_table(
        "rules_supervisors_letter",
        sa.Column("group_id", ID, nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("suggestions", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.Column("received_by", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("limit_place", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("look_back", sa.Text(), nullable=False),
        sa.Column("looked_back_on", sa.Date(), nullable=True),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(((state IN ('draft', 'signed', 'dropped') OR state = 'issued') OR state = 'delivered') OR state = 'answered') = (outcome = '')",
            name=op.f("ck_rules_supervisors_letter_outcome_is_known"),
        ),
        sa.CheckConstraint(
            "((state IN ('draft', 'signed', 'dropped') OR state = 'issued') OR state = 'delivered') OR (answered_on IS NOT NULL AND answer <> '')",
            name=op.f("ck_rules_supervisors_letter_answer_is_known"),
        ),
        sa.CheckConstraint(
            "(state = 'looked_back') = (looked_back_on IS NOT NULL AND look_back <> '')",
            name=op.f("ck_rules_supervisors_letter_look_back_is_known"),
        ),
        sa.CheckConstraint(
            "(state IN ('draft', 'signed', 'dropped') OR state = 'issued') OR (delivered_on IS NOT NULL AND due_on IS NOT NULL AND received_by <> '')",
            name=op.f("ck_rules_supervisors_letter_delivery_is_known"),
        ),
        sa.CheckConstraint(
            "(state IN ('draft', 'signed', 'dropped')) = (number IS NULL)",
            name=op.f("ck_rules_supervisors_letter_numbered_when_issued"),
        ),
        sa.CheckConstraint(
            "(number IS NULL) = (issued_on IS NULL)", name=op.f("ck_rules_supervisors_letter_issued_on_a_day")
        ),
        sa.CheckConstraint(
            "outcome IN ('', 'adopted', 'partly_adopted', 'not_adopted')",
            name=op.f("ck_rules_supervisors_letter_outcome_known"),
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'signed', 'issued', 'delivered', 'answered', 'adopted', 'partly_adopted', 'not_adopted', 'looked_back', 'dropped')",
            name=op.f("ck_rules_supervisors_letter_state_known"),
        ),
        sa.CheckConstraint(
            "subject <> '' AND findings <> '' AND suggestions <> ''",
            name=op.f("ck_rules_supervisors_letter_says_something"),
        ),
        sa.CheckConstraint(
            "answered_on >= delivered_on", name=op.f("ck_rules_supervisors_letter_answered_after_delivery")
        ),
        sa.CheckConstraint(
            "looked_back_on >= answered_on", name=op.f("ck_rules_supervisors_letter_looked_back_after_the_answer")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["rules_supervisors_group.id"], name=op.f("fk_rules_supervisors_letter_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_supervisors_letter")),
        sa.UniqueConstraint("number", name=op.f("uq_rules_supervisors_letter_number")),
    )
    op.create_index(
        op.f("ix_rules_supervisors_letter_group_id_id"), "rules_supervisors_letter", ["group_id", "id"], unique=False
    )
    op.create_index(
        op.f("ix_rules_supervisors_letter_state_due_on"), "rules_supervisors_letter", ["state", "due_on"], unique=False
    )
    op.create_table(
        "rules_supervisors_report",
        sa.Column("group_id", ID, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("handed_in_on", sa.Date(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "period IN ('first_half', 'second_half', 'year')", name=op.f("ck_rules_supervisors_report_period_known")
        ),
        sa.CheckConstraint("text <> ''", name=op.f("ck_rules_supervisors_report_says_something")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["rules_supervisors_group.id"], name=op.f("fk_rules_supervisors_report_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_supervisors_report")),
        sa.UniqueConstraint(
            "group_id", "year", "period", name=op.f("uq_rules_supervisors_report_group_id_year_period")
        ),
    )
    op.create_table(
        "rules_supervisors_supervisor",
        sa.Column("group_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("head", sa.Boolean(), nullable=False),
        sa.Column("township", sa.Boolean(), nullable=False),
        sa.Column("appointed_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("replaces_id", ID, nullable=True),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'serving') = (left_on IS NULL)", name=op.f("ck_rules_supervisors_supervisor_left_or_serving")
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_rules_supervisors_supervisor_has_a_name")),
        sa.CheckConstraint(
            "state IN ('serving', 'recalled', 'replaced')", name=op.f("ck_rules_supervisors_supervisor_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["rules_supervisors_group.id"], name=op.f("fk_rules_supervisors_supervisor_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"],
            ["rules_supervisors_supervisor.id"],
            name=op.f("fk_rules_supervisors_supervisor_replaces_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_supervisors_supervisor")),
    )
    op.create_index(
        op.f("ix_rules_supervisors_supervisor_group_id_id"),
        "rules_supervisors_supervisor",
        ["group_id", "id"],
        unique=False,
    )
    op.create_index(
        "uq_rules_supervisors_supervisor_head",
        "rules_supervisors_supervisor",
        ["group_id"],
        unique=True,
        sqlite_where=sa.text("head AND state = 'serving'"),
        postgresql_where=sa.text("head AND state = 'serving'"),
    )
    op.create_index(
        "uq_rules_supervisors_supervisor_serving",
        "rules_supervisors_supervisor",
        ["group_id", "name"],
        unique=True,
        sqlite_where=sa.text("state = 'serving'"),
        postgresql_where=sa.text("state = 'serving'"),
    )
    op.create_table(
        "rules_supervisors_attendance",
        sa.Column("activity_id", ID, nullable=False),
        sa.Column("supervisor_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["rules_supervisors_activity.id"],
            name=op.f("fk_rules_supervisors_attendance_activity_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["supervisor_id"],
            ["rules_supervisors_supervisor.id"],
            name=op.f("fk_rules_supervisors_attendance_supervisor_id"),
        ),
        sa.PrimaryKeyConstraint("activity_id", "supervisor_id", name=op.f("pk_rules_supervisors_attendance")),
    )
    op.create_table(
        "rules_supervisors_question",
        sa.Column("id", ID, nullable=False),
        sa.Column("appraisal_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("satisfied", sa.Integer(), nullable=False),
        sa.Column("basically", sa.Integer(), nullable=False),
        sa.Column("dissatisfied", sa.Integer(), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_rules_supervisors_question_asks_something")),
        sa.CheckConstraint(
            "satisfied >= 0 AND basically >= 0 AND dissatisfied >= 0",
            name=op.f("ck_rules_supervisors_question_answers_count"),
        ),
        sa.ForeignKeyConstraint(
            ["appraisal_id"],
            ["rules_supervisors_appraisal.id"],
            name=op.f("fk_rules_supervisors_question_appraisal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_supervisors_question")),
        sa.UniqueConstraint(
            "appraisal_id", "position", name=op.f("uq_rules_supervisors_question_appraisal_id_position")
        ),
    )


def downgrade() -> None:
    op.drop_table("rules_supervisors_question")
    op.drop_table("rules_supervisors_attendance")
    op.drop_table("rules_supervisors_supervisor")
    op.drop_table("rules_supervisors_report")
    op.drop_table("rules_supervisors_letter")
    op.drop_table("rules_supervisors_appraisal")
    op.drop_table("rules_supervisors_activity")
    op.drop_table("rules_supervisors_group")
