"""The register: vehicles, slips, costs, quarterly totals"""

import sqlalchemy as sa
from alembic import op

revision = "rules_vehicles_0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "rules_vehicles_quarter",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("vehicles", sa.Integer(), nullable=False),
        sa.Column("slips", sa.Integer(), nullable=False),
        sa.Column("km", sa.BigInteger(), nullable=False),
        sa.Column("fuel_cents", sa.BigInteger(), nullable=False),
        sa.Column("repair_cents", sa.BigInteger(), nullable=False),
        sa.Column("other_cents", sa.BigInteger(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("scope", sa.Text(), server_default="public", nullable=False),
        sa.Column("withdrawn_for", sa.Text(), server_default="", nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("quarter BETWEEN 1 AND 4", name=op.f("ck_rules_vehicles_quarter_quarter_known")),
        sa.CheckConstraint(
            "vehicles >= 0 AND slips >= 0 AND km >= 0 AND fuel_cents >= 0 AND repair_cents >= 0 AND other_cents >= 0",
            name=op.f("ck_rules_vehicles_quarter_numbers_count"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_vehicles_quarter")),
    )
    op.create_index(
        "uq_rules_vehicles_quarter_valid",
        "rules_vehicles_quarter",
        ["year", "quarter"],
        unique=True,
        sqlite_where=sa.text("withdrawn_for = ''"),
        postgresql_where=sa.text("withdrawn_for = ''"),
    )

    op.create_table(
        "rules_vehicles_vehicle",
        sa.Column("plate", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("bought_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("start_km", sa.Integer(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("plate <> ''", name=op.f("ck_rules_vehicles_vehicle_has_a_plate")),
        sa.CheckConstraint(
            "purpose IN ('confidential', 'emergency', 'special', 'other')",
            name=op.f("ck_rules_vehicles_vehicle_purpose_known"),
        ),
        sa.CheckConstraint(
            "state IN ('in_use', 'sealed', 'repair', 'disposed')", name=op.f("ck_rules_vehicles_vehicle_state_known")
        ),
        sa.CheckConstraint("seats > 0", name=op.f("ck_rules_vehicles_vehicle_has_seats")),
        sa.CheckConstraint("start_km >= 0", name=op.f("ck_rules_vehicles_vehicle_start_counts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_vehicles_vehicle")),
        sa.UniqueConstraint("plate", name=op.f("uq_rules_vehicles_vehicle_plate")),
    )
    op.create_table(
        "rules_vehicles_cost",
        sa.Column("vehicle_id", ID, nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("centilitres", sa.Integer(), nullable=True),
        sa.Column("odometer", sa.Integer(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "category IN ('fuel', 'repair', 'maintenance', 'insurance', 'toll', 'parking', 'other')",
            name=op.f("ck_rules_vehicles_cost_category_known"),
        ),
        sa.CheckConstraint(
            "centilitres IS NULL OR (centilitres > 0 AND category = 'fuel')",
            name=op.f("ck_rules_vehicles_cost_litres_of_fuel"),
        ),
        sa.CheckConstraint("cents > 0", name=op.f("ck_rules_vehicles_cost_costs_something")),
        sa.CheckConstraint("odometer IS NULL OR odometer >= 0", name=op.f("ck_rules_vehicles_cost_odometer_counts")),
        sa.ForeignKeyConstraint(
            ["vehicle_id"], ["rules_vehicles_vehicle.id"], name=op.f("fk_rules_vehicles_cost_vehicle_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_vehicles_cost")),
    )
    op.create_index(op.f("ix_rules_vehicles_cost_happened_on_id"), "rules_vehicles_cost", ["happened_on", "id"])
    op.create_index(
        op.f("ix_rules_vehicles_cost_vehicle_id_happened_on_id"),
        "rules_vehicles_cost",
        ["vehicle_id", "happened_on", "id"],
    )

    op.create_table(
        "rules_vehicles_slip",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("applicant", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("leaves_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("returns_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column("destination", sa.Text(), nullable=False),
        sa.Column("required", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("vehicle_id", ID, nullable=True),
        sa.Column("driver", sa.Text(), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("start_km", sa.Integer(), nullable=True),
        sa.Column("back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("end_km", sa.Integer(), nullable=True),
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("reach IN ('county', 'city', 'beyond')", name=op.f("ck_rules_vehicles_slip_reach_known")),
        sa.CheckConstraint(
            "state <> 'returned' OR (back_at IS NOT NULL AND end_km IS NOT NULL)",
            name=op.f("ck_rules_vehicles_slip_return_is_known"),
        ),
        sa.CheckConstraint(
            "state IN ('requested', 'approved', 'refused', 'cancelled', 'out', 'returned')",
            name=op.f("ck_rules_vehicles_slip_state_known"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('out', 'returned') OR (vehicle_id IS NOT NULL AND driver <> '' AND start_km IS NOT NULL AND left_at IS NOT NULL)",
            name=op.f("ck_rules_vehicles_slip_under_way_is_known"),
        ),
        sa.CheckConstraint(
            "back_at IS NULL OR back_at >= left_at", name=op.f("ck_rules_vehicles_slip_back_after_leaving")
        ),
        sa.CheckConstraint("end_km IS NULL OR end_km >= start_km", name=op.f("ck_rules_vehicles_slip_never_backwards")),
        sa.CheckConstraint("leaves_at < returns_at", name=op.f("ck_rules_vehicles_slip_leaves_before_it_returns")),
        sa.CheckConstraint("people > 0", name=op.f("ck_rules_vehicles_slip_somebody_rides")),
        sa.ForeignKeyConstraint(
            ["vehicle_id"], ["rules_vehicles_vehicle.id"], name=op.f("fk_rules_vehicles_slip_vehicle_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_vehicles_slip")),
        sa.UniqueConstraint("number", name=op.f("uq_rules_vehicles_slip_number")),
    )
    op.create_index(op.f("ix_rules_vehicles_slip_back_at"), "rules_vehicles_slip", ["back_at"])
    op.create_index(op.f("ix_rules_vehicles_slip_state_id"), "rules_vehicles_slip", ["state", "id"])
    op.create_index(op.f("ix_rules_vehicles_slip_vehicle_id_id"), "rules_vehicles_slip", ["vehicle_id", "id"])
    op.create_index(
        "uq_rules_vehicles_slip_on_the_road",
        "rules_vehicles_slip",
        ["vehicle_id"],
        unique=True,
        sqlite_where=sa.text("state = 'out'"),
        postgresql_where=sa.text("state = 'out'"),
    )


def downgrade() -> None:
    op.drop_index("uq_rules_vehicles_slip_on_the_road", table_name="rules_vehicles_slip")
    op.drop_index(op.f("ix_rules_vehicles_slip_vehicle_id_id"), table_name="rules_vehicles_slip")
    op.drop_index(op.f("ix_rules_vehicles_slip_state_id"), table_name="rules_vehicles_slip")
    op.drop_index(op.f("ix_rules_vehicles_slip_back_at"), table_name="rules_vehicles_slip")

    op.drop_table("rules_vehicles_slip")
    op.drop_index(op.f("ix_rules_vehicles_cost_vehicle_id_happened_on_id"), table_name="rules_vehicles_cost")
    op.drop_index(op.f("ix_rules_vehicles_cost_happened_on_id"), table_name="rules_vehicles_cost")

    op.drop_table("rules_vehicles_cost")
    op.drop_table("rules_vehicles_vehicle")
    op.drop_index("uq_rules_vehicles_quarter_valid", table_name="rules_vehicles_quarter")

    op.drop_table("rules_vehicles_quarter")
