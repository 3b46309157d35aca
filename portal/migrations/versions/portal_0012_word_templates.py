"""Templates of forms"""

import sqlalchemy as sa
from alembic import op

revision = "portal_0012"
down_revision = "portal_0011"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "portal_word_template",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("shipped", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("put_by_id", BIG_ID, nullable=True),
        sa.Column("put_by", sa.Text(), nullable=False),
        sa.Column("put_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_portal_word_template_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_word_template")),
        sa.UniqueConstraint("form", "number", name=op.f("uq_portal_word_template_form_number")),
    )


def downgrade() -> None:
    op.drop_table("portal_word_template")
