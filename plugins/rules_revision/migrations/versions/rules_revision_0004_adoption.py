"""Outcomes of projects, the documents that issued them, execution checks and their findings."""

import sqlalchemy as sa
from alembic import op

revision = "rules_revision_0004"
down_revision = "rules_revision_0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FORMS = "form IN ('reissued', 'decision', 'abolished')"


def upgrade() -> None:
    _create_issued()
    _create_outcome()
    _create_check()
    _create_finding()


def downgrade() -> None:
    for table in ("finding", "check_question", "check", "outcome", "issued"):
        op.drop_table(f"rules_revision_{table}")


def _create_issued() -> None:
    op.create_table(
        "rules_revision_issued",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("number", "form", "adopted_by", "basis")),
        *(sa.Column(name, sa.Date(), nullable=False) for name in ("adopted_on", "issued_on", "in_force_from")),
        *_record("issued"),
        sa.UniqueConstraint("number", name=op.f("uq_rules_revision_issued_number")),
        sa.CheckConstraint(FORMS, name=op.f("ck_rules_revision_issued_form_known")),
        sa.CheckConstraint("number <> ''", name=op.f("ck_rules_revision_issued_has_a_number")),
        sa.CheckConstraint("adopted_on <= issued_on", name=op.f("ck_rules_revision_issued_issued_after_adoption")),
    )


def _create_outcome() -> None:
    op.create_table(
        "rules_revision_outcome",
        sa.Column("project_id", ID, nullable=False),
        *(sa.Column(name, ID, nullable=True) for name in ("base_id", "issued_id", "version_id")),
        sa.Column("tree", sa.JSON(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("form", "digest", "decision", "proved", "explanation")
        ),
        *_record("outcome"),
        *(
            sa.ForeignKeyConstraint([f"{name}_id"], [f"{table}.id"], name=op.f(f"fk_rules_revision_outcome_{name}_id"))
            for name, table in (
                ("project", "rules_revision_project"),
                ("base", "rules_revision_version"),
                ("issued", "rules_revision_issued"),
                ("version", "rules_revision_version"),
            )
        ),
        sa.UniqueConstraint("project_id", name=op.f("uq_rules_revision_outcome_project_id")),
        sa.UniqueConstraint("version_id", name=op.f("uq_rules_revision_outcome_version_id")),
        sa.CheckConstraint(FORMS, name=op.f("ck_rules_revision_outcome_form_known")),
        sa.CheckConstraint("(form = 'abolished') = (digest = '')", name=op.f("ck_rules_revision_outcome_has_a_text")),
        sa.CheckConstraint(
            "form <> 'decision' OR base_id IS NOT NULL",
            name=op.f("ck_rules_revision_outcome_decision_amends_a_version"),
        ),
    )
    for name in ("base_id", "issued_id"):
        op.create_index(op.f(f"ix_rules_revision_outcome_{name}"), "rules_revision_outcome", [name])


def _create_check() -> None:
    texts = ("title", "scope", "units", "checked_by", "summary", "state")
    op.create_table(
        "rules_revision_check",
        sa.Column("version_id", ID, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        *(sa.Column(name, sa.Date(), nullable=False) for name in ("period_from", "period_until", "checked_on")),
        *_record("check"),
        sa.ForeignKeyConstraint(
            ["version_id"], ["rules_revision_version.id"], name=op.f("fk_rules_revision_check_version_id")
        ),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_rules_revision_check_state_known")),
        sa.CheckConstraint("title <> ''", name=op.f("ck_rules_revision_check_has_a_title")),
        sa.CheckConstraint("period_from <= period_until", name=op.f("ck_rules_revision_check_period_has_an_order")),
    )
    op.create_index(op.f("ix_rules_revision_check_version_id"), "rules_revision_check", ["version_id"])
    op.create_index(op.f("ix_rules_revision_check_state_checked_on"), "rules_revision_check", ["state", "checked_on"])
    op.create_table(
        "rules_revision_check_question",
        sa.Column("check_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("node_id", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_revision_check_question")),
        _of_check("check_question", ondelete="CASCADE"),
        sa.UniqueConstraint("check_id", "position", name=op.f("uq_rules_revision_check_question_check_id_position")),
    )


def _create_finding() -> None:
    texts = ("node_id", "unit", "found", "severity", "answer", "state", "problem_url")
    op.create_table(
        "rules_revision_finding",
        sa.Column("check_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("due_on", "answered_on")),
        *_record("finding"),
        _of_check("finding"),
        sa.UniqueConstraint("check_id", "position", name=op.f("uq_rules_revision_finding_check_id_position")),
        sa.CheckConstraint(
            "state IN ('open', 'answered', 'closed')", name=op.f("ck_rules_revision_finding_state_known")
        ),
        sa.CheckConstraint(
            "severity IN ('minor', 'moderate', 'serious')", name=op.f("ck_rules_revision_finding_severity_known")
        ),
        sa.CheckConstraint(
            "(answered_on IS NULL) = (answer = '')", name=op.f("ck_rules_revision_finding_answered_on_a_day")
        ),
    )
    op.create_index(op.f("ix_rules_revision_finding_state_due_on"), "rules_revision_finding", ["state", "due_on"])


def _record(table: str) -> list[sa.schema.SchemaItem]:
    """What every record has."""
    return [
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_rules_revision_{table}")),
    ]


def _of_check(table: str, **options: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_rules_revision_{table}_check_id")
    return sa.ForeignKeyConstraint(["check_id"], ["rules_revision_check.id"], name=name, **options)
