"""Revision projects: what a rule to be established will be, its draft and the saves of the draft."""

import sqlalchemy as sa
from alembic import op

revision = "rules_revision_0002"
down_revision = "rules_revision_0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STATES = "state IN ('listed', 'drafting', 'commenting', 'consolidating', 'review', 'adopted', 'in_force', '%s')"
KNOWN = "ck_rules_revision_project_state_known"
TEXTS = {
    "text_kind": "",
    "domain": "other",
    "body": "",
    "office": "",
    "scope": "office",
}


def upgrade() -> None:
    _rename_state("dropped", "abandoned")
    with op.batch_alter_table("rules_revision_project") as project:
        for name, usual in TEXTS.items():
            project.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=usual))
        project.create_check_constraint(
            op.f("ck_rules_revision_project_scope_known"), "scope IN ('office', 'party', 'members', 'public')"
        )
    _create_draft()
    _create_save()
    _create_return()


def _rename_state(old: str, new: str) -> None:
    with op.batch_alter_table("rules_revision_project") as project:
        project.drop_constraint(op.f(KNOWN), type_="check")
    project_table = sa.table("rules_revision_project", sa.column("state", sa.Text()))
    op.execute(project_table.update().where(project_table.c.state == old).values(state=new))
    with op.batch_alter_table("rules_revision_project") as project:
        project.create_check_constraint(op.f(KNOWN), STATES % new)


def _create_draft() -> None:
    op.create_table(
        "rules_revision_draft",
        sa.Column("project_id", ID, nullable=False),
        sa.Column("revises_id", ID, nullable=True),
        sa.Column("tree", sa.JSON(), nullable=False),
        sa.Column("next_id", sa.Integer(), nullable=False),
        sa.Column("explanations", sa.JSON(), nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["rules_revision_project.id"], name=op.f("fk_rules_revision_draft_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["revises_id"], ["rules_revision_version.id"], name=op.f("fk_rules_revision_draft_revises_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_revision_draft")),
        sa.UniqueConstraint("project_id", name=op.f("uq_rules_revision_draft_project_id")),
    )
    op.create_index(op.f("ix_rules_revision_draft_revises_id"), "rules_revision_draft", ["revises_id"])


def _create_save() -> None:
    op.create_table(
        "rules_revision_draft_save",
        sa.Column("draft_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("left", sa.JSON(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"],
            ["rules_revision_draft.id"],
            name=op.f("fk_rules_revision_draft_save_draft_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_revision_draft_save")),
        sa.UniqueConstraint("draft_id", "number", name=op.f("uq_rules_revision_draft_save_draft_id_number")),
    )


def _create_return() -> None:
    op.create_table(
        "rules_revision_draft_return",
        sa.Column("draft_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("tree", sa.JSON(), nullable=False),
        sa.Column("tracked", sa.JSON(), nullable=False),
        sa.Column("came_by", sa.Text(), nullable=False),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"],
            ["rules_revision_draft.id"],
            name=op.f("fk_rules_revision_draft_return_draft_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_revision_draft_return")),
    )
    op.create_index(
        op.f("ix_rules_revision_draft_return_draft_id_taken_at"),
        "rules_revision_draft_return",
        ["draft_id", "taken_at"],
    )


def downgrade() -> None:
    op.drop_table("rules_revision_draft_return")
    op.drop_table("rules_revision_draft_save")
    op.drop_table("rules_revision_draft")
    with op.batch_alter_table("rules_revision_project") as project:
        project.drop_constraint(op.f("ck_rules_revision_project_scope_known"), type_="check")
        for name in TEXTS:
            project.drop_column(name)
    _rename_state("abandoned", "dropped")
