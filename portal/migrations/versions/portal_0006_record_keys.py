"""Record keys"""

import sqlalchemy as sa
from alembic import op

revision = "portal_0006"
down_revision = "portal_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "portal_record_key",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sealed_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "record_id", name=op.f("pk_portal_record_key")),
    )


def downgrade() -> None:
    op.drop_table("portal_record_key")
