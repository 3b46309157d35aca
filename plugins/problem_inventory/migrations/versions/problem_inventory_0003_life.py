"""The life of an item: causes, progress, measures done, extensions"""

import sqlalchemy as sa
from alembic import op

revision = "problem_inventory_0003"
down_revision = "problem_inventory_0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ASKED = sa.text("state = 'requested'")


def upgrade() -> None:
    empty = {"nullable": False, "server_default": ""}
    op.add_column("problem_inventory_problem", sa.Column("cause", sa.Text(), **empty))
    op.add_column("problem_inventory_item", sa.Column("ending", sa.Text(), **empty))
    _create_progress()
    _create_extension()
    with op.batch_alter_table("problem_inventory_measure") as measure:
        measure.alter_column("deadline", existing_type=sa.Date(), nullable=True)
        measure.add_column(sa.Column("done_on", sa.Date(), nullable=True))
        measure.add_column(sa.Column("progress_id", ID, nullable=True))
        measure.create_foreign_key(
            op.f("fk_problem_inventory_measure_progress_id"), "problem_inventory_progress", ["progress_id"], ["id"]
        )
        measure.create_check_constraint(
            op.f("ck_problem_inventory_measure_done_by_progress"), "(done_on IS NULL) = (progress_id IS NULL)"
        )
        measure.create_index(op.f("ix_problem_inventory_measure_progress_id"), ["progress_id"])


def _disclosure() -> list[sa.Column]:
    return [
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("scope", sa.Text(), nullable=False, server_default="public"),
        sa.Column("withdrawn_for", sa.Text(), nullable=False, server_default=""),
    ]


def _create_progress() -> None:
    op.create_table(
        "problem_inventory_progress",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("added_later", sa.Boolean(), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        *_disclosure(),
        sa.ForeignKeyConstraint(
            ["item_id"], ["problem_inventory_item.id"], name=op.f("fk_problem_inventory_progress_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem_inventory_progress")),
    )
    op.create_index(
        op.f("ix_problem_inventory_progress_item_id_happened_on_id"),
        "problem_inventory_progress",
        ["item_id", "happened_on", "id"],
    )


def _create_extension() -> None:
    op.create_table(
        "problem_inventory_extension",
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("old_deadline", sa.Date(), nullable=False),
        sa.Column("new_deadline", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("requested_by", sa.Text(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        *_disclosure(),
        sa.CheckConstraint("new_deadline > old_deadline", name=op.f("ck_problem_inventory_extension_later")),
        sa.CheckConstraint(
            "state IN ('requested', 'approved', 'refused')", name=op.f("ck_problem_inventory_extension_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["problem_inventory_item.id"], name=op.f("fk_problem_inventory_extension_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem_inventory_extension")),
    )
    op.create_index(op.f("ix_problem_inventory_extension_item_id_id"), "problem_inventory_extension", ["item_id", "id"])
    op.create_index(
        "uq_problem_inventory_extension_open",
        "problem_inventory_extension",
        ["item_id"],
        unique=True,
        sqlite_where=ASKED,
        postgresql_where=ASKED,
    )


def downgrade() -> None:
    op.execute("DELETE FROM problem_inventory_measure WHERE deadline IS NULL")  # of drafts: there was no place for them
    with op.batch_alter_table("problem_inventory_measure") as measure:
        measure.drop_index(op.f("ix_problem_inventory_measure_progress_id"))
        measure.drop_constraint(op.f("ck_problem_inventory_measure_done_by_progress"), type_="check")
        measure.drop_constraint(op.f("fk_problem_inventory_measure_progress_id"), type_="foreignkey")
        measure.drop_column("progress_id")
        measure.drop_column("done_on")
        measure.alter_column("deadline", existing_type=sa.Date(), nullable=False)
    op.drop_table("problem_inventory_extension")
    op.drop_table("problem_inventory_progress")
    op.drop_column("problem_inventory_item", "ending")
    op.drop_column("problem_inventory_problem", "cause")
