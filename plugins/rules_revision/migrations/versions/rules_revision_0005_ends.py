"""The end of a consultation that was announced first, once another one holds.

In plain SQL: SQLite would have to build the table anew for a constraint of its own, which comments that refer to it
forbid. The constraint of the column goes with the column.
"""

from alembic import op

revision = "rules_revision_0005"
down_revision = "rules_revision_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "ALTER TABLE rules_revision_consultation ADD COLUMN first_closes_on DATE "
        "CONSTRAINT ck_rules_revision_consultation_end_moved_after_the_announcement "
        "CHECK (first_closes_on IS NULL OR state <> 'draft')"
    )


def downgrade() -> None:
    op.drop_column("rules_revision_consultation", "first_closes_on")
