"""Accounts that act for units"""

import sqlalchemy as sa
from alembic import op

revision = "public_feedback_0005"
down_revision = "public_feedback_0004"
branch_labels = None
depends_on = None

TABLE = "public_feedback_liaison"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column(
            "account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("named_by", sa.Text(), nullable=False),
        sa.Column("named_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name=op.f(f"pk_{TABLE}")),
    )
    op.create_index(op.f(f"ix_{TABLE}_unit"), TABLE, ["unit"])


def downgrade() -> None:
    op.drop_table(TABLE)
