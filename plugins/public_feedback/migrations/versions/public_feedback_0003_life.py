"""The life of opinions: triage, units, replies, questions, published letters"""

import sqlalchemy as sa
from alembic import op

revision = "public_feedback_0003"
down_revision = "public_feedback_0002"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
OPINION = "public_feedback_opinion"
TEXTS = ("title", "matter", "complained_of", "outcome", "unit")
INDEXES = ("is_open", "restricted")


def _columns() -> list[sa.Column]:
    return [
        *(sa.Column(name, sa.Text(), server_default="", nullable=False) for name in TEXTS),
        sa.Column("way", sa.Text(), server_default="web", nullable=False),
        sa.Column("restricted", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("is_open", sa.Boolean(), server_default=sa.true(), nullable=False),
        *(sa.Column(name, sa.Date()) for name in ("unit_due", "due", "extended_from")),
        *(sa.Column(name, BIG) for name in ("handler_id", "merged_into_id")),
    ]


def upgrade() -> None:
    for column in _columns():
        op.add_column(OPINION, column)
    for name in INDEXES:
        op.create_index(f"ix_public_feedback_opinion_{name}_id", OPINION, [name, "id"])
    _part("reply", ("text", "drafted_by"), ("rating", "remark"), sa.Column("approved_on", sa.Date()))
    _part(
        "question",
        ("text",),
        ("answer",),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("answered_at", INSTANT),
    )
    _published()


def _part(name: str, texts: tuple[str, ...], later: tuple[str, ...], *columns: sa.Column) -> None:
    table = f"public_feedback_{name}"
    op.create_table(
        table,
        sa.Column("id", BIG, nullable=False),
        sa.Column("opinion_id", BIG, nullable=False),
        *(sa.Column(it, sa.Text(), nullable=False) for it in texts),
        *(sa.Column(it, sa.Text(), server_default="", nullable=False) for it in later),
        *columns,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(
            ["opinion_id"], [f"{OPINION}.id"], name=op.f(f"fk_{table}_opinion_id_{OPINION}"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f(f"ix_{table}_opinion_id_id"), table, ["opinion_id", "id"])


def _published() -> None:
    table = "public_feedback_published"
    op.create_table(
        table,
        sa.Column("id", BIG, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("opinion_id", BIG, nullable=False),
        *(sa.Column(it, sa.Text(), nullable=False) for it in ("title", "text", "reply", "unit")),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=False),
        sa.Column("published_at", INSTANT),
        sa.Column("scope", sa.Text(), server_default="public", nullable=False),
        sa.Column("withdrawn_for", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("opinion_id", name=op.f(f"uq_{table}_opinion_id")),
        sa.ForeignKeyConstraint(["opinion_id"], [f"{OPINION}.id"], name=op.f(f"fk_{table}_opinion_id_{OPINION}")),
    )


def downgrade() -> None:
    for name in ("published", "question", "reply"):
        op.drop_table(f"public_feedback_{name}")
    for name in INDEXES:
        op.drop_index(f"ix_public_feedback_opinion_{name}_id", OPINION)
    for column in _columns()[::-1]:
        op.drop_column(OPINION, column.name)
