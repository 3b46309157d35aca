"""Imports on their way"""

import sqlalchemy as sa
from alembic import op

revision = "portal_0013"
down_revision = "portal_0012"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STATES = "('reading', 'choosing', 'checking', 'checked', 'applying', 'done', 'failed', 'draft')"


def upgrade() -> None:
    op.create_table(
        "portal_import",
        sa.Column("importer", sa.Text(), nullable=False),
        sa.Column("user_id", BIG_ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Integer(), nullable=True),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("row_done", sa.Integer(), nullable=False),
        sa.Column("statuses", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"state IN {STATES}", name=op.f("ck_portal_import_state")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["portal_user.id"], name=op.f("fk_portal_import_user_id_portal_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_import")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_portal_import_user_id"), "portal_import", ["user_id"])
    op.create_index(op.f("ix_portal_import_touched_at"), "portal_import", ["touched_at"])
    op.create_table(
        "portal_import_part",
        sa.Column("import_id", BIG_ID, nullable=False, autoincrement=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["portal_import.id"],
            name=op.f("fk_portal_import_part_import_id_portal_import"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("import_id", "part", "number", name=op.f("pk_portal_import_part")),
    )
    op.create_table(
        "portal_import_headings",
        sa.Column("importer", sa.Text(), nullable=False),
        sa.Column("headings", sa.Text(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("importer", "headings", name=op.f("pk_portal_import_headings")),
    )


def downgrade() -> None:
    op.drop_table("portal_import_headings")
    op.drop_table("portal_import_part")
    op.drop_table("portal_import")
