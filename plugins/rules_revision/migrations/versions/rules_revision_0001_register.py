"""The register: rules, versions, clauses, texts that come in, reviews of rules, projects."""

import sqlalchemy as sa
from alembic import op

revision = "rules_revision_0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WITHOUT_END = sa.text("in_force_from IS NOT NULL AND in_force_until IS NULL")


def upgrade() -> None:
    op.create_table(
        "rules_revision_cleanup",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_rules_revision_cleanup_state_known")),
        sa.CheckConstraint("title <> ''", name=op.f("ck_rules_revision_cleanup_has_a_title")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_revision_cleanup")),
    )
    op.create_table(
        "rules_revision_rule",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text_kind", sa.Text(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("trial_until", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("replaced_by_id", ID, nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'in_force') = (ended_on IS NULL)", name=op.f("ck_rules_revision_rule_ended_on_a_day")
        ),
        sa.CheckConstraint(
            "replaced_by_id IS NULL OR state = 'superseded'",
            name=op.f("ck_rules_revision_rule_replaced_when_superseded"),
        ),
        sa.CheckConstraint(
            "scope IN ('office', 'party', 'members', 'public')", name=op.f("ck_rules_revision_rule_scope_known")
        ),
        sa.CheckConstraint(
            "state IN ('in_force', 'superseded', 'abolished', 'lapsed')",
            name=op.f("ck_rules_revision_rule_state_known"),
        ),
        sa.CheckConstraint("title <> ''", name=op.f("ck_rules_revision_rule_has_a_title")),
        sa.CheckConstraint(
            "replaced_by_id IS NULL OR replaced_by_id <> id", name=op.f("ck_rules_revision_rule_replaced_by_another")
        ),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"], ["rules_revision_rule.id"], name=op.f("fk_rules_revision_rule_replaced_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_revision_rule")),
    )
    op.create_index(op.f("ix_rules_revision_rule_domain_id"), "rules_revision_rule", ["domain", "id"])
    op.create_index(op.f("ix_rules_revision_rule_replaced_by_id"), "rules_revision_rule", ["replaced_by_id"])
    op.create_index(op.f("ix_rules_revision_rule_scope_id"), "rules_revision_rule", ["scope", "id"])
    op.create_index(op.f("ix_rules_revision_rule_state_id"), "rules_revision_rule", ["state", "id"])
    op.create_index(op.f("ix_rules_revision_rule_trial_until"), "rules_revision_rule", ["trial_until"])

    op.create_table(
        "rules_revision_cleanup_row",
        sa.Column("cleanup_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("rule_id", ID, nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("id", ID, nullable=False),
        sa.CheckConstraint(
            "(rule_id IS NULL) = (decision = 'establish')",
            name=op.f("ck_rules_revision_cleanup_row_establishes_what_is_not_there"),
        ),
        sa.CheckConstraint(
            "decision IN ('', 'keep', 'amend', 'abolish', 'lapse', 'establish')",
            name=op.f("ck_rules_revision_cleanup_row_decision_known"),
        ),
        sa.ForeignKeyConstraint(
            ["cleanup_id"],
            ["rules_revision_cleanup.id"],
            name=op.f("fk_rules_revision_cleanup_row_cleanup_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["rules_revision_rule.id"], name=op.f("fk_rules_revision_cleanup_row_rule_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_revision_cleanup_row")),
        sa.UniqueConstraint("cleanup_id", "position", name=op.f("uq_rules_revision_cleanup_row_cleanup_id_position")),
        sa.UniqueConstraint("cleanup_id", "rule_id", name=op.f("uq_rules_revision_cleanup_row_cleanup_id_rule_id")),
    )
    op.create_index(op.f("ix_rules_revision_cleanup_row_rule_id"), "rules_revision_cleanup_row", ["rule_id"])

    op.create_table(
        "rules_revision_version",
        sa.Column("rule_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("adopted_by", sa.Text(), nullable=False),
        sa.Column("in_force_from", sa.Date(), nullable=True),
        sa.Column("in_force_until", sa.Date(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("tree", sa.JSON(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("scope", sa.Text(), server_default="public", nullable=False),
        sa.Column("withdrawn_for", sa.Text(), server_default="", nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "scope IN ('office', 'party', 'members', 'public')", name=op.f("ck_rules_revision_version_scope_known")
        ),
        sa.CheckConstraint(
            "in_force_until IS NULL OR in_force_from < in_force_until",
            name=op.f("ck_rules_revision_version_begins_before_it_ends"),
        ),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_rules_revision_version_digest_is_sha256")),
        sa.CheckConstraint("number > 0", name=op.f("ck_rules_revision_version_number_counts")),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["rules_revision_rule.id"], name=op.f("fk_rules_revision_version_rule_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_revision_version")),
        sa.UniqueConstraint("rule_id", "in_force_from", name=op.f("uq_rules_revision_version_rule_id_in_force_from")),
        sa.UniqueConstraint("rule_id", "number", name=op.f("uq_rules_revision_version_rule_id_number")),
    )
    op.create_index(
        op.f("ix_rules_revision_version_in_force_from_id"), "rules_revision_version", ["in_force_from", "id"]
    )
    op.create_index(
        "uq_rules_revision_version_without_end",
        "rules_revision_version",
        ["rule_id"],
        unique=True,
        sqlite_where=WITHOUT_END,
        postgresql_where=WITHOUT_END,
    )

    op.create_table(
        "rules_revision_clause",
        sa.Column("rule_version_id", ID, nullable=False),
        sa.Column("node_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["rule_version_id"],
            ["rules_revision_version.id"],
            name=op.f("fk_rules_revision_clause_rule_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_revision_clause")),
        sa.UniqueConstraint(
            "rule_version_id", "node_id", name=op.f("uq_rules_revision_clause_rule_version_id_node_id")
        ),
    )
    op.create_index(
        op.f("ix_rules_revision_clause_node_id_rule_version_id"),
        "rules_revision_clause",
        ["node_id", "rule_version_id"],
    )

    op.create_table(
        "rules_revision_project",
        sa.Column("revision", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("rule_id", ID, nullable=True),
        sa.Column("cleanup_row_id", ID, nullable=True),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "revision IN ('abolish', 'amend', 'establish')", name=op.f("ck_rules_revision_project_revision_known")
        ),
        sa.CheckConstraint(
            "rule_id IS NOT NULL OR revision = 'establish'", name=op.f("ck_rules_revision_project_revises_a_rule")
        ),
        sa.CheckConstraint(
            "state IN ('listed', 'drafting', 'commenting', 'consolidating', 'review', 'adopted', 'in_force', 'dropped')",
            name=op.f("ck_rules_revision_project_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["cleanup_row_id"], ["rules_revision_cleanup_row.id"], name=op.f("fk_rules_revision_project_cleanup_row_id")
        ),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["rules_revision_rule.id"], name=op.f("fk_rules_revision_project_rule_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_revision_project")),
        sa.UniqueConstraint("cleanup_row_id", name=op.f("uq_rules_revision_project_cleanup_row_id")),
    )
    op.create_index(op.f("ix_rules_revision_project_rule_id"), "rules_revision_project", ["rule_id"])
    op.create_index(op.f("ix_rules_revision_project_state_deadline"), "rules_revision_project", ["state", "deadline"])
    op.create_table(
        "rules_revision_intake",
        sa.Column("batch", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text_kind", sa.Text(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("trial_until", sa.Date(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("adopted_by", sa.Text(), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("in_force_from", sa.Date(), nullable=True),
        sa.Column("added_later", sa.Boolean(), nullable=False),
        sa.Column("rule_id", ID, nullable=True),
        sa.Column("version_id", ID, nullable=True),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "scope IN ('office', 'party', 'members', 'public')", name=op.f("ck_rules_revision_intake_scope_known")
        ),
        sa.ForeignKeyConstraint(["rule_id"], ["rules_revision_rule.id"], name=op.f("fk_rules_revision_intake_rule_id")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["rules_revision_version.id"], name=op.f("fk_rules_revision_intake_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_revision_intake")),
    )
    op.create_index(op.f("ix_rules_revision_intake_batch_id"), "rules_revision_intake", ["batch", "id"])
    op.create_index(op.f("ix_rules_revision_intake_rule_id"), "rules_revision_intake", ["rule_id"])
    op.create_index(op.f("ix_rules_revision_intake_version_id_id"), "rules_revision_intake", ["version_id", "id"])


def downgrade() -> None:
    op.drop_table("rules_revision_intake")
    op.drop_table("rules_revision_project")
    op.drop_table("rules_revision_clause")
    op.drop_table("rules_revision_version")
    op.drop_table("rules_revision_cleanup_row")
    op.drop_table("rules_revision_rule")
    op.drop_table("rules_revision_cleanup")
