"""Cards"""

import sqlalchemy as sa
from alembic import op

revision = "member_roster_0003"
down_revision = "member_roster_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "member_roster_card",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("membership_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("term_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("adjustment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sector_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("offices", sa.Text(), nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.CheckConstraint("ends IS NULL OR ends > begins", name=op.f("ck_member_roster_card_lasts")),
        sa.ForeignKeyConstraint(
            ["adjustment_id"], ["member_roster_adjustment.id"], name=op.f("fk_member_roster_card_adjustment_id")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["member_roster_membership.id"], name=op.f("fk_member_roster_card_membership_id")
        ),
        sa.ForeignKeyConstraint(
            ["sector_id"], ["member_roster_sector.id"], name=op.f("fk_member_roster_card_sector_id")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["member_roster_term.id"], name=op.f("fk_member_roster_card_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_card")),
        sa.UniqueConstraint("membership_id", "begins", name=op.f("uq_member_roster_card_membership_id_begins")),
    )
    with op.batch_alter_table("member_roster_card", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_member_roster_card_term_id_sort_key_id"), ["term_id", "sort_key", "id"], unique=False
        )

    op.create_table(
        "member_roster_notice",
        sa.Column(
            "membership_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["member_roster_membership.id"], name=op.f("fk_member_roster_notice_membership_id")
        ),
        sa.PrimaryKeyConstraint("membership_id", name=op.f("pk_member_roster_notice")),
    )


def downgrade() -> None:
    op.drop_table("member_roster_notice")
    with op.batch_alter_table("member_roster_card", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_roster_card_term_id_sort_key_id"))

    op.drop_table("member_roster_card")
