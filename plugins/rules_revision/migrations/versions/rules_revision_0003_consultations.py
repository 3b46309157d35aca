"""Consultations on drafts: what was announced, what was said, what became of it."""

import sqlalchemy as sa
from alembic import op

revision = "rules_revision_0003"
down_revision = "rules_revision_0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "rules_revision_consultation",
        sa.Column("project_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("announcement", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("tree", sa.JSON(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("old_version_id", ID, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("comments_received", sa.Integer(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("scope", sa.Text(), nullable=False, server_default="public"),
        sa.Column("withdrawn_for", sa.Text(), nullable=False, server_default=""),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state = 'draft' OR published_at IS NOT NULL",
            name=op.f("ck_rules_revision_consultation_announced_when_published"),
        ),
        sa.CheckConstraint(
            "(state = 'closed') = (comments_received IS NOT NULL)",
            name=op.f("ck_rules_revision_consultation_counted_at_the_close"),
        ),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_rules_revision_consultation_digest_is_sha256")),
        sa.CheckConstraint("title <> ''", name=op.f("ck_rules_revision_consultation_has_a_title")),
        sa.CheckConstraint("opens_on <= closes_on", name=op.f("ck_rules_revision_consultation_opens_before_it_closes")),
        sa.CheckConstraint(
            "scope IN ('office', 'party', 'members', 'public')", name=op.f("ck_rules_revision_consultation_scope_known")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'announced', 'closed')", name=op.f("ck_rules_revision_consultation_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["old_version_id"],
            ["rules_revision_version.id"],
            name=op.f("fk_rules_revision_consultation_old_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["rules_revision_project.id"], name=op.f("fk_rules_revision_consultation_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_revision_consultation")),
        sa.UniqueConstraint("project_id", "number", name=op.f("uq_rules_revision_consultation_project_id_number")),
    )
    op.create_index(
        op.f("ix_rules_revision_consultation_old_version_id"), "rules_revision_consultation", ["old_version_id"]
    )
    op.create_index(
        op.f("ix_rules_revision_consultation_scope_opens_on"), "rules_revision_consultation", ["scope", "opens_on"]
    )
    op.create_index(
        op.f("ix_rules_revision_consultation_state_closes_on"), "rules_revision_consultation", ["state", "closes_on"]
    )
    op.create_table(
        "rules_revision_consulted_unit",
        sa.Column("consultation_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.CheckConstraint(
            "answer IN ('', 'agreed', 'comments')", name=op.f("ck_rules_revision_consulted_unit_answer_known")
        ),
        sa.CheckConstraint(
            "(answer = '') = (answered_on IS NULL)", name=op.f("ck_rules_revision_consulted_unit_answered_on_a_day")
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_rules_revision_consulted_unit_has_a_name")),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["rules_revision_consultation.id"],
            name=op.f("fk_rules_revision_consulted_unit_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_revision_consulted_unit")),
        sa.UniqueConstraint(
            "consultation_id", "name", name=op.f("uq_rules_revision_consulted_unit_consultation_id_name")
        ),
    )
    op.create_table(
        "rules_revision_comment",
        sa.Column("consultation_id", ID, nullable=False),
        sa.Column("node_id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("phone_index", sa.LargeBinary(), nullable=True),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("contact_consent", sa.Boolean(), nullable=False),
        sa.Column("publication_consent", sa.Boolean(), nullable=False),
        sa.Column("long_code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("query_code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("public_text", sa.Text(), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("outcome_reason", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("changed_node", sa.Text(), nullable=False),
        sa.Column("changed_label", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(outcome = '') = (decided_on IS NULL)", name=op.f("ck_rules_revision_comment_answered_on_a_day")
        ),
        sa.CheckConstraint(
            "outcome = '' OR state IN ('received', 'withdrawn')",
            name=op.f("ck_rules_revision_comment_answered_when_received"),
        ),
        sa.CheckConstraint(
            "(outcome = '') = (outcome_reason = '')", name=op.f("ck_rules_revision_comment_answered_with_a_reason")
        ),
        sa.CheckConstraint(
            "changed_node = '' OR outcome IN ('adopted', 'partly_adopted')",
            name=op.f("ck_rules_revision_comment_changes_when_adopted"),
        ),
        sa.CheckConstraint("(way = 'unit') = (unit <> '')", name=op.f("ck_rules_revision_comment_names_its_unit")),
        sa.CheckConstraint(
            "outcome IN ('', 'adopted', 'partly_adopted', 'not_adopted')",
            name=op.f("ck_rules_revision_comment_outcome_known"),
        ),
        sa.CheckConstraint(
            "released_at IS NULL OR (public_text <> '' AND state = 'received')",
            name=op.f("ck_rules_revision_comment_released_when_received"),
        ),
        sa.CheckConstraint(
            "(body = '') = (state = 'withdrawn')", name=op.f("ck_rules_revision_comment_says_something")
        ),
        sa.CheckConstraint(
            "state IN ('received', 'quarantined', 'spam', 'withdrawn')",
            name=op.f("ck_rules_revision_comment_state_known"),
        ),
        sa.CheckConstraint(
            "way IN ('web', 'letter', 'phone', 'visit', 'meeting', 'unit')",
            name=op.f("ck_rules_revision_comment_way_known"),
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["rules_revision_consultation.id"],
            name=op.f("fk_rules_revision_comment_consultation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_revision_comment")),
        sa.UniqueConstraint("long_code_hash", name=op.f("uq_rules_revision_comment_long_code_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_rules_revision_comment_changed_node"), "rules_revision_comment", ["changed_node"])
    op.create_index(
        op.f("ix_rules_revision_comment_consultation_id_node_id"),
        "rules_revision_comment",
        ["consultation_id", "node_id"],
    )
    op.create_index(
        op.f("ix_rules_revision_comment_consultation_id_state_outcome_id"),
        "rules_revision_comment",
        ["consultation_id", "state", "outcome", "id"],
    )
    op.create_index(op.f("ix_rules_revision_comment_phone_index"), "rules_revision_comment", ["phone_index"])
    op.create_table(
        "rules_revision_adoption_report",
        sa.Column("consultation_id", ID, nullable=False),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("scope", sa.Text(), nullable=False, server_default="public"),
        sa.Column("withdrawn_for", sa.Text(), nullable=False, server_default=""),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("introduction <> ''", name=op.f("ck_rules_revision_adoption_report_says_something")),
        sa.CheckConstraint(
            "scope IN ('office', 'party', 'members', 'public')",
            name=op.f("ck_rules_revision_adoption_report_scope_known"),
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["rules_revision_consultation.id"],
            name=op.f("fk_rules_revision_adoption_report_consultation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_revision_adoption_report")),
        sa.UniqueConstraint("consultation_id", name=op.f("uq_rules_revision_adoption_report_consultation_id")),
    )


def downgrade() -> None:
    op.drop_table("rules_revision_adoption_report")
    op.drop_table("rules_revision_comment")
    op.drop_table("rules_revision_consulted_unit")
    op.drop_table("rules_revision_consultation")
