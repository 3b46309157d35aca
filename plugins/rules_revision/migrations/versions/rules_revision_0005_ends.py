"""The end of a consultation that was announced first, once another one holds."""

import sqlalchemy as sa
from alembic import op

revision = "rules_revision_0005"
down_revision = "rules_revision_0004"
branch_labels = None
depends_on = None

TABLE = "rules_revision_consultation"
MOVED = "ck_rules_revision_consultation_end_moved_after_the_announcement"


def upgrade() -> None:
    with op.batch_alter_table(TABLE) as table:
        table.add_column(sa.Column("first_closes_on", sa.Date(), nullable=True))
        table.create_check_constraint(op.f(MOVED), "first_closes_on IS NULL OR state <> 'draft'")


def downgrade() -> None:
    with op.batch_alter_table(TABLE) as table:
        table.drop_constraint(op.f(MOVED), type_="check")
        table.drop_column("first_closes_on")
