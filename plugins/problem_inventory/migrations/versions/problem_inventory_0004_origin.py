"""Where a problem was found, when another module found it"""

import sqlalchemy as sa
from alembic import op

revision = "problem_inventory_0004"
down_revision = "problem_inventory_0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("problem_inventory_problem") as problem:
        problem.add_column(sa.Column("origin_kind", sa.Text(), nullable=True))
        problem.add_column(sa.Column("origin_id", ID, nullable=True))
        problem.create_unique_constraint(
            op.f("uq_problem_inventory_problem_origin_kind_origin_id"), ["origin_kind", "origin_id"]
        )
        problem.create_check_constraint(
            op.f("ck_problem_inventory_problem_origin_is_whole"), "(origin_kind IS NULL) = (origin_id IS NULL)"
        )


def downgrade() -> None:
    with op.batch_alter_table("problem_inventory_problem") as problem:
        problem.drop_constraint(op.f("ck_problem_inventory_problem_origin_is_whole"), type_="check")
        problem.drop_constraint(op.f("uq_problem_inventory_problem_origin_kind_origin_id"), type_="unique")
        problem.drop_column("origin_id")
        problem.drop_column("origin_kind")
