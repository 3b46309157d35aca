"""To whom a record is disclosed, and whether it was withdrawn"""

import sqlalchemy as sa
from alembic import op

revision = "problem_inventory_0002"
down_revision = "problem_inventory_0001"
branch_labels = None
depends_on = None

TABLES = ("problem_inventory_plan", "problem_inventory_problem", "problem_inventory_item")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("scope", sa.Text(), nullable=False, server_default="public"))
        op.add_column(table, sa.Column("withdrawn_for", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    for table in reversed(TABLES):
        with op.batch_alter_table(table) as batch:
            batch.drop_column("withdrawn_for")
            batch.drop_column("scope")
