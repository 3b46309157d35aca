"""The ledger: plans, stages, problems, items, measures."""

import sqlalchemy as sa
from alembic import op

revision = "problem_inventory_0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "problem_inventory_plan",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("responsibility", sa.Text(), nullable=False),
        sa.Column("time_limit", sa.Text(), nullable=False),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem_inventory_plan")),
    )
    op.create_table(
        "problem_inventory_measure_group",
        sa.Column("id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["problem_inventory_plan.id"], name=op.f("fk_problem_inventory_measure_group_plan_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem_inventory_measure_group")),
        sa.UniqueConstraint("plan_id", "number", name=op.f("uq_problem_inventory_measure_group_plan_id_number")),
    )
    op.create_table(
        "problem_inventory_problem",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("aspect", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["problem_inventory_plan.id"], name=op.f("fk_problem_inventory_problem_plan_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem_inventory_problem")),
        sa.UniqueConstraint("plan_id", "number", name=op.f("uq_problem_inventory_problem_plan_id_number")),
    )
    op.create_table(
        "problem_inventory_responsible_post",
        sa.Column("id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["problem_inventory_plan.id"], name=op.f("fk_problem_inventory_responsible_post_plan_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem_inventory_responsible_post")),
        sa.UniqueConstraint("plan_id", "position", name=op.f("uq_problem_inventory_responsible_post_plan_id_position")),
    )
    op.create_table(
        "problem_inventory_stage",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.CheckConstraint('"start" <= "end"', name=op.f("ck_problem_inventory_stage_start_before_end")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["problem_inventory_plan.id"], name=op.f("fk_problem_inventory_stage_plan_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem_inventory_stage")),
        sa.UniqueConstraint("plan_id", "number", name=op.f("uq_problem_inventory_stage_plan_id_number")),
    )
    op.create_table(
        "problem_inventory_item",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stage_id", ID, nullable=False),
        sa.Column("group_id", ID, nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("original_deadline", sa.Date(), nullable=True),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("horizon", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("first_responsible", sa.Text(), nullable=False),
        sa.Column("lead_official", sa.Text(), nullable=False),
        sa.Column("responsible_unit", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("supporting_unit", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "horizon IN ('immediate', 'fixed_term', 'long_term')", name=op.f("ck_problem_inventory_item_horizon_known")
        ),
        sa.CheckConstraint(
            "published_at IS NULL OR (number IS NOT NULL AND deadline IS NOT NULL AND original_deadline IS NOT NULL AND goal <> '' AND commitment <> '' AND lead_official <> '' AND responsible_unit <> '' AND owner <> '')",
            name=op.f("ck_problem_inventory_item_published_is_complete"),
        ),
        sa.CheckConstraint(
            "published_at IS NULL OR state <> 'draft'", name=op.f("ck_problem_inventory_item_published_is_no_draft")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'published', 'in_progress', 'completed', 'reviewed', 'accepted', 'closed_out', 'long_term', 'look_back', 'reopened', 'terminated')",
            name=op.f("ck_problem_inventory_item_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["problem_inventory_measure_group.id"], name=op.f("fk_problem_inventory_item_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["stage_id"], ["problem_inventory_stage.id"], name=op.f("fk_problem_inventory_item_stage_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem_inventory_item")),
        sa.UniqueConstraint("number", name=op.f("uq_problem_inventory_item_number")),
    )
    op.create_index(op.f("ix_problem_inventory_item_deadline_id"), "problem_inventory_item", ["deadline", "id"])
    op.create_index(
        op.f("ix_problem_inventory_item_group_id_deadline_id"), "problem_inventory_item", ["group_id", "deadline", "id"]
    )
    op.create_index(
        op.f("ix_problem_inventory_item_horizon_deadline_id"), "problem_inventory_item", ["horizon", "deadline", "id"]
    )
    op.create_index(
        op.f("ix_problem_inventory_item_responsible_unit_deadline_id"),
        "problem_inventory_item",
        ["responsible_unit", "deadline", "id"],
    )
    op.create_index(
        op.f("ix_problem_inventory_item_stage_id_deadline_id"), "problem_inventory_item", ["stage_id", "deadline", "id"]
    )
    op.create_index(
        op.f("ix_problem_inventory_item_state_deadline_id"), "problem_inventory_item", ["state", "deadline", "id"]
    )
    op.create_table(
        "problem_inventory_item_problem",
        sa.Column("item_id", ID, nullable=False),
        sa.Column("problem_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["problem_inventory_item.id"],
            name=op.f("fk_problem_inventory_item_problem_item_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["problem_id"], ["problem_inventory_problem.id"], name=op.f("fk_problem_inventory_item_problem_problem_id")
        ),
        sa.PrimaryKeyConstraint("item_id", "problem_id", name=op.f("pk_problem_inventory_item_problem")),
    )
    op.create_index(
        op.f("ix_problem_inventory_item_problem_problem_id"), "problem_inventory_item_problem", ["problem_id"]
    )
    op.create_table(
        "problem_inventory_measure",
        sa.Column("id", ID, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["problem_inventory_item.id"],
            name=op.f("fk_problem_inventory_measure_item_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem_inventory_measure")),
        sa.UniqueConstraint("item_id", "position", name=op.f("uq_problem_inventory_measure_item_id_position")),
    )
    op.create_table(
        "problem_inventory_rule_to_revise",
        sa.Column("id", ID, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("revision", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "revision IN ('abolish', 'amend', 'establish')",
            name=op.f("ck_problem_inventory_rule_to_revise_revision_known"),
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["problem_inventory_item.id"],
            name=op.f("fk_problem_inventory_rule_to_revise_item_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem_inventory_rule_to_revise")),
        sa.UniqueConstraint("item_id", "name", name=op.f("uq_problem_inventory_rule_to_revise_item_id_name")),
    )


def downgrade() -> None:
    op.drop_table("problem_inventory_rule_to_revise")
    op.drop_table("problem_inventory_measure")
    op.drop_table("problem_inventory_item_problem")
    op.drop_table("problem_inventory_item")
    op.drop_table("problem_inventory_stage")
    op.drop_table("problem_inventory_responsible_post")
    op.drop_table("problem_inventory_problem")
    op.drop_table("problem_inventory_measure_group")
    op.drop_table("problem_inventory_plan")
