"""The working calendar"""

import sqlalchemy as sa
from alembic import op

revision = "portal_0008"
down_revision = "portal_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "portal_workyear",
        sa.Column("published", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_workyear")),
    )
    op.create_table(
        "portal_workday",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("year", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("worked", sa.Boolean(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.CheckConstraint("name_zh <> ''", name=op.f("ck_portal_workday_named")),
        sa.ForeignKeyConstraint(
            ["year"], ["portal_workyear.id"], name=op.f("fk_portal_workday_year"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_portal_workday")),
    )
    op.create_index(op.f("ix_portal_workday_year"), "portal_workday", ["year"])


def downgrade() -> None:
    op.drop_index(op.f("ix_portal_workday_year"), "portal_workday")
    op.drop_table("portal_workday")
    op.drop_table("portal_workyear")
