"""Opinions of the public"""

import sqlalchemy as sa
from alembic import op

revision = "public_feedback_0001"
down_revision = None
branch_labels = None
depends_on = None

TABLE = "public_feedback_opinion"
STATE_INDEX = "ix_public_feedback_opinion_state_id"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("township", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("long_code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("query_code_hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_public_feedback_opinion"),
        sa.UniqueConstraint("long_code_hash", name="uq_public_feedback_opinion_long_code_hash"),
        sqlite_autoincrement=True,
    )
    op.create_index(STATE_INDEX, TABLE, ["state", "id"])


def downgrade() -> None:
    op.drop_index(STATE_INDEX, TABLE)
    op.drop_table(TABLE)
