"""Who sent an opinion, sealed, what they agreed to, and what they were promised"""

import sqlalchemy as sa
from alembic import op

revision = "public_feedback_0002"
down_revision = "public_feedback_0001"
branch_labels = None
depends_on = None

TABLE = "public_feedback_opinion"
PHONE_INDEX = "ix_public_feedback_opinion_phone_index"
SEALED = ("name", "phone", "phone_index", "for_whom", "relation")
PROMISES = ("told", "answered")
FLAGS = ("guardian", "contact_consent", "publication_consent")


def upgrade() -> None:
    for name in SEALED:
        op.add_column(TABLE, sa.Column(name, sa.LargeBinary(), nullable=True))
    for name in FLAGS:
        op.add_column(TABLE, sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column(TABLE, sa.Column("notice", sa.Text(), nullable=False, server_default=""))
    for name in PROMISES:
        op.add_column(TABLE, sa.Column(f"{name}_within", sa.Integer(), nullable=True))
        op.add_column(TABLE, sa.Column(f"{name}_by", sa.Date(), nullable=True))
    op.create_index(PHONE_INDEX, TABLE, ["phone_index"])


def downgrade() -> None:
    op.drop_index(PHONE_INDEX, TABLE)
    promises = [f"{name}_{end}" for name in PROMISES for end in ("within", "by")]
    for name in (*promises, "notice", *FLAGS, *SEALED):
        op.drop_column(TABLE, name)
