"""Terms, members, events, standings"""

import sqlalchemy as sa
from alembic import op

revision = "member_roster_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "member_roster_sector",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_sector")),
        sa.UniqueConstraint("title", name=op.f("uq_member_roster_sector_title")),
    )
    op.create_table(
        "member_roster_term",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("targets", sa.JSON(), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= begins_on", name=op.f("ck_member_roster_term_ends_after_it_begins")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_term")),
        sa.UniqueConstraint("begins_on", name=op.f("uq_member_roster_term_begins_on")),
        sa.UniqueConstraint("number", name=op.f("uq_member_roster_term_number")),
    )
    op.create_table(
        "member_roster_adjustment",
        sa.Column("term_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("takes_effect_on", sa.Date(), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("events_digest", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("scope", sa.Text(), server_default="public", nullable=False),
        sa.Column("withdrawn_for", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "origin IN ('adjustment', 'import', 'correction', 'election')",
            name=op.f("ck_member_roster_adjustment_origin_known"),
        ),
        sa.CheckConstraint(
            "state IN ('nominated', 'vetted', 'committee_approved', 'chair_agreed', 'decided', 'announced', 'effective', 'dropped')",
            name=op.f("ck_member_roster_adjustment_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["term_id"], ["member_roster_term.id"], name=op.f("fk_member_roster_adjustment_term_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_adjustment")),
    )
    with op.batch_alter_table("member_roster_adjustment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_member_roster_adjustment_term_id_state_id"), ["term_id", "state", "id"], unique=False
        )

    op.create_table(
        "member_roster_member",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("pinyin_key", sa.Text(), nullable=False),
        sa.Column("initials", sa.Text(), nullable=False),
        sa.Column("strokes_key", sa.Text(), nullable=False),
        sa.Column("gender", sa.Text(), nullable=False),
        sa.Column("ethnicity", sa.Text(), nullable=False),
        sa.Column("born", sa.Text(), nullable=False),
        sa.Column("education", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("phone_index", sa.LargeBinary(), nullable=True),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("biography", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("gender IN ('', 'male', 'female')", name=op.f("ck_member_roster_member_gender_known")),
        sa.ForeignKeyConstraint(["user_id"], ["portal_user.id"], name=op.f("fk_member_roster_member_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_member")),
        sa.UniqueConstraint("user_id", name=op.f("uq_member_roster_member_user_id")),
    )
    with op.batch_alter_table("member_roster_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_roster_member_name_key"), ["name_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_roster_member_phone_index"), ["phone_index"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_roster_member_pinyin_key_id"), ["pinyin_key", "id"], unique=False)

    op.create_table(
        "member_roster_quota",
        sa.Column("term_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sector_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("kept_back", sa.Integer(), nullable=False),
        sa.Column("binding", sa.Boolean(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("document <> ''", name=op.f("ck_member_roster_quota_has_a_document")),
        sa.CheckConstraint(
            "seats >= 0 AND kept_back >= 0 AND kept_back <= seats", name=op.f("ck_member_roster_quota_seats_count")
        ),
        sa.CheckConstraint("sector_id IS NOT NULL OR binding", name=op.f("ck_member_roster_quota_total_binds")),
        sa.ForeignKeyConstraint(
            ["sector_id"], ["member_roster_sector.id"], name=op.f("fk_member_roster_quota_sector_id")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["member_roster_term.id"], name=op.f("fk_member_roster_quota_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_quota")),
    )
    with op.batch_alter_table("member_roster_quota", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_member_roster_quota_term_id_sector_id_valid_from"),
            ["term_id", "sector_id", "valid_from"],
            unique=False,
        )

    op.create_table(
        "member_roster_seat_day",
        sa.Column("term_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sector_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("in_office", sa.Integer(), nullable=False),
        sa.Column("approved", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "approved IS NULL OR in_office <= approved", name=op.f("ck_member_roster_seat_day_within_seats")
        ),
        sa.CheckConstraint("in_office >= 0", name=op.f("ck_member_roster_seat_day_nobody_missing")),
        sa.ForeignKeyConstraint(["term_id"], ["member_roster_term.id"], name=op.f("fk_member_roster_seat_day_term_id")),
        sa.PrimaryKeyConstraint("term_id", "sector_id", "day", name=op.f("pk_member_roster_seat_day")),
    )
    op.create_table(
        "member_roster_township",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.Column("leader_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["leader_id"], ["portal_user.id"], name=op.f("fk_member_roster_township_leader_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_township")),
        sa.UniqueConstraint("title", name=op.f("uq_member_roster_township_title")),
    )
    op.create_table(
        "member_roster_group",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.Column("township_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["township_id"], ["member_roster_township.id"], name=op.f("fk_member_roster_group_township_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_group")),
        sa.UniqueConstraint("title", name=op.f("uq_member_roster_group_title")),
    )
    op.create_table(
        "member_roster_membership",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("term_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member_roster_member.id"], name=op.f("fk_member_roster_membership_member_id")
        ),
        sa.ForeignKeyConstraint(
            ["term_id"], ["member_roster_term.id"], name=op.f("fk_member_roster_membership_term_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_membership")),
        sa.UniqueConstraint("member_id", "term_id", name=op.f("uq_member_roster_membership_member_id_term_id")),
    )
    with op.batch_alter_table("member_roster_membership", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_member_roster_membership_term_id_sort_key_id"), ["term_id", "sort_key", "id"], unique=False
        )

    op.create_table(
        "member_roster_event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("adjustment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("membership_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("replaces_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "action <> '' OR replaces_id IS NOT NULL", name=op.f("ck_member_roster_event_says_something")
        ),
        sa.CheckConstraint(
            "action IN ('', 'joined', 'changed', 'left', 'elected', 'left_office', 'warned')",
            name=op.f("ck_member_roster_event_action_known"),
        ),
        sa.ForeignKeyConstraint(
            ["adjustment_id"], ["member_roster_adjustment.id"], name=op.f("fk_member_roster_event_adjustment_id")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["member_roster_membership.id"], name=op.f("fk_member_roster_event_membership_id")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["member_roster_event.id"], name=op.f("fk_member_roster_event_replaces_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_event")),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_member_roster_event_replaces_id")),
    )
    with op.batch_alter_table("member_roster_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_roster_event_adjustment_id"), ["adjustment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_roster_event_happened_on_id"), ["happened_on", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_member_roster_event_membership_id_happened_on_id"),
            ["membership_id", "happened_on", "id"],
            unique=False,
        )

    op.create_table(
        "member_roster_line",
        sa.Column("adjustment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("gender", sa.Text(), nullable=False),
        sa.Column("ethnicity", sa.Text(), nullable=False),
        sa.Column("born", sa.Text(), nullable=False),
        sa.Column("education", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("sector_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("township_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("group_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("nominated_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("over_reason", sa.Text(), nullable=False),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "change IN ('addition', 'change_of_sector', 'resignation', 'ordered_resignation', 'revocation', 'death', 'end_of_term', 'warning')",
            name=op.f("ck_member_roster_line_change_known"),
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_member_roster_line_has_a_name")),
        sa.ForeignKeyConstraint(
            ["adjustment_id"],
            ["member_roster_adjustment.id"],
            name=op.f("fk_member_roster_line_adjustment_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["group_id"], ["member_roster_group.id"], name=op.f("fk_member_roster_line_group_id")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member_roster_member.id"], name=op.f("fk_member_roster_line_member_id")
        ),
        sa.ForeignKeyConstraint(
            ["sector_id"], ["member_roster_sector.id"], name=op.f("fk_member_roster_line_sector_id")
        ),
        sa.ForeignKeyConstraint(
            ["township_id"], ["member_roster_township.id"], name=op.f("fk_member_roster_line_township_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_line")),
    )
    with op.batch_alter_table("member_roster_line", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_member_roster_line_adjustment_id_position"), ["adjustment_id", "position"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_member_roster_line_member_id"), ["member_id"], unique=False)

    op.create_table(
        "member_roster_office",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("membership_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "office IN ('chair', 'vice_chair', 'secretary_general', 'standing_member')",
            name=op.f("ck_member_roster_office_office_known"),
        ),
        sa.CheckConstraint("ends IS NULL OR ends > begins", name=op.f("ck_member_roster_office_lasts")),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["member_roster_membership.id"], name=op.f("fk_member_roster_office_membership_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_office")),
        sa.UniqueConstraint(
            "membership_id", "office", "begins", name=op.f("uq_member_roster_office_membership_id_office_begins")
        ),
    )
    op.create_table(
        "member_roster_standing",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("membership_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("term_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sector_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("township_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("group_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.CheckConstraint("ends IS NULL OR ends > begins", name=op.f("ck_member_roster_standing_lasts")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["member_roster_group.id"], name=op.f("fk_member_roster_standing_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["member_roster_membership.id"], name=op.f("fk_member_roster_standing_membership_id")
        ),
        sa.ForeignKeyConstraint(
            ["sector_id"], ["member_roster_sector.id"], name=op.f("fk_member_roster_standing_sector_id")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["member_roster_term.id"], name=op.f("fk_member_roster_standing_term_id")),
        sa.ForeignKeyConstraint(
            ["township_id"], ["member_roster_township.id"], name=op.f("fk_member_roster_standing_township_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_roster_standing")),
        sa.UniqueConstraint("membership_id", "begins", name=op.f("uq_member_roster_standing_membership_id_begins")),
    )
    with op.batch_alter_table("member_roster_standing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_roster_standing_sector_id"), ["sector_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_roster_standing_township_id"), ["township_id"], unique=False)

    for statement in COUNTING[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    with op.batch_alter_table("member_roster_standing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_roster_standing_township_id"))
        batch_op.drop_index(batch_op.f("ix_member_roster_standing_sector_id"))

    op.drop_table("member_roster_standing")
    op.drop_table("member_roster_office")
    with op.batch_alter_table("member_roster_line", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_roster_line_member_id"))
        batch_op.drop_index(batch_op.f("ix_member_roster_line_adjustment_id_position"))

    op.drop_table("member_roster_line")
    with op.batch_alter_table("member_roster_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_roster_event_membership_id_happened_on_id"))
        batch_op.drop_index(batch_op.f("ix_member_roster_event_happened_on_id"))
        batch_op.drop_index(batch_op.f("ix_member_roster_event_adjustment_id"))

    op.drop_table("member_roster_event")
    with op.batch_alter_table("member_roster_membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_roster_membership_term_id_sort_key_id"))

    op.drop_table("member_roster_membership")
    op.drop_table("member_roster_group")
    op.drop_table("member_roster_township")
    op.drop_table("member_roster_seat_day")
    with op.batch_alter_table("member_roster_quota", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_roster_quota_term_id_sector_id_valid_from"))

    op.drop_table("member_roster_quota")
    with op.batch_alter_table("member_roster_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_roster_member_pinyin_key_id"))
        batch_op.drop_index(batch_op.f("ix_member_roster_member_phone_index"))
        batch_op.drop_index(batch_op.f("ix_member_roster_member_name_key"))

    op.drop_table("member_roster_member")
    with op.batch_alter_table("member_roster_adjustment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_roster_adjustment_term_id_state_id"))

    op.drop_table("member_roster_adjustment")
    op.drop_table("member_roster_term")
    op.drop_table("member_roster_sector")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION member_roster_seats_taken()")
        op.execute("DROP FUNCTION member_roster_seats_freed()")


# Standings are counted into member_roster_seat_day, whose check refuses more members than seats on any day. A day on
# which a standing begins or ends first gets a row of its own, with what the row before it says.
SQLITE_DAY = """
    INSERT INTO member_roster_seat_day (term_id, sector_id, day, in_office, approved)
    SELECT NEW.term_id, {sector}, {day},
        COALESCE((SELECT in_office FROM member_roster_seat_day AS before WHERE before.term_id = NEW.term_id
            AND before.sector_id = {sector} AND before.day < {day} ORDER BY before.day DESC LIMIT 1), 0),
        (SELECT approved FROM member_roster_seat_day AS before WHERE before.term_id = NEW.term_id
            AND before.sector_id = {sector} AND before.day < {day} ORDER BY before.day DESC LIMIT 1)
    WHERE {day} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM member_roster_seat_day AS same
        WHERE same.term_id = NEW.term_id AND same.sector_id = {sector} AND same.day = {day});
"""
SQLITE_COUNT = """
    UPDATE member_roster_seat_day SET in_office = in_office {step} 1 WHERE term_id = {row}.term_id
        AND sector_id IN (0, {row}.sector_id) AND day >= {row}.begins AND ({row}.ends IS NULL OR day < {row}.ends);
"""
# "INSERT OR IGNORE" would pass over the failed check of the count and keep the standing: so it is refused before.
SQLITE_FULL = """
    SELECT RAISE(ABORT, 'CHECK constraint failed: ck_member_roster_seat_day_within_seats')
    FROM member_roster_seat_day WHERE term_id = NEW.term_id AND sector_id IN (0, NEW.sector_id)
        AND day >= NEW.begins AND (NEW.ends IS NULL OR day < NEW.ends) AND in_office >= approved;
"""
SQLITE_DAYS = "".join(
    SQLITE_DAY.format(sector=it, day=day) for it in ("0", "NEW.sector_id") for day in ("NEW.begins", "NEW.ends")
)
# Most standings begin on a day that is there already: asking for that first saves half of the time of an import.
SQLITE_NEW_DAY = """
    (NEW.ends IS NOT NULL OR (SELECT count(*) FROM member_roster_seat_day AS same WHERE same.term_id = NEW.term_id
        AND same.sector_id IN (0, NEW.sector_id) AND same.day = NEW.begins) < 2)
"""
SQLITE_TAKEN = SQLITE_FULL + SQLITE_COUNT.format(row="NEW", step="+")
SQLITE_FREED = SQLITE_COUNT.format(row="OLD", step="-")
SQLITE_MOVE = "UPDATE OF term_id, sector_id, begins, ends"
SQLITE_TRIGGER = "CREATE TRIGGER member_roster_seats_{name} {event} ON member_roster_standing {when} BEGIN {body} END"

# One statement at a time, so that many standings at once cost little. The term's row is locked first: two who write at
# once wait for each other, and the second counts what the first has left.
POSTGRESQL_FUNCTION = """
CREATE FUNCTION member_roster_seats_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM member_roster_term WHERE id IN (SELECT term_id FROM changed) ORDER BY id FOR NO KEY UPDATE;
    {days}
    UPDATE member_roster_seat_day AS seats SET in_office = seats.in_office {step} counted.many
    FROM (
        SELECT days.term_id, days.sector_id, days.day, count(*) AS many
        FROM changed JOIN member_roster_seat_day AS days
            ON days.term_id = changed.term_id AND days.sector_id IN (0, changed.sector_id)
            AND days.day >= changed.begins AND (changed.ends IS NULL OR days.day < changed.ends)
        GROUP BY days.term_id, days.sector_id, days.day
    ) AS counted
    WHERE seats.term_id = counted.term_id AND seats.sector_id = counted.sector_id AND seats.day = counted.day;
    RETURN NULL;
END $$
"""
POSTGRESQL_DAYS = """
    INSERT INTO member_roster_seat_day (term_id, sector_id, day, in_office, approved)
    SELECT wanted.term_id, wanted.sector_id, wanted.day, COALESCE(before.in_office, 0), before.approved
    FROM (
        SELECT term_id, 0 AS sector_id, begins AS day FROM changed
        UNION SELECT term_id, sector_id, begins FROM changed
        UNION SELECT term_id, 0, ends FROM changed WHERE ends IS NOT NULL
        UNION SELECT term_id, sector_id, ends FROM changed WHERE ends IS NOT NULL
    ) AS wanted
    LEFT JOIN LATERAL (
        SELECT in_office, approved FROM member_roster_seat_day AS days
        WHERE days.term_id = wanted.term_id AND days.sector_id = wanted.sector_id AND days.day < wanted.day
        ORDER BY days.day DESC LIMIT 1
    ) AS before ON true
    ON CONFLICT DO NOTHING;
"""
POSTGRESQL_TRIGGER = (
    "CREATE TRIGGER member_roster_seats_{order} AFTER {event} ON member_roster_standing"
    " REFERENCING {rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION member_roster_seats_{name}()"
)
COUNTING = {
    "sqlite": (
        SQLITE_TRIGGER.format(name="day", event="BEFORE INSERT", when=f"WHEN {SQLITE_NEW_DAY}", body=SQLITE_DAYS),
        SQLITE_TRIGGER.format(name="moved_day", event=f"BEFORE {SQLITE_MOVE}", when="", body=SQLITE_DAYS),
        SQLITE_TRIGGER.format(name="taken", event="AFTER INSERT", when="", body=SQLITE_TAKEN),
        SQLITE_TRIGGER.format(name="freed", event="AFTER DELETE", when="", body=SQLITE_FREED),
        SQLITE_TRIGGER.format(name="moved", event=f"AFTER {SQLITE_MOVE}", when="", body=SQLITE_FREED + SQLITE_TAKEN),
    ),
    "postgresql": (
        POSTGRESQL_FUNCTION.format(name="taken", step="+", days=POSTGRESQL_DAYS),
        POSTGRESQL_FUNCTION.format(name="freed", step="-", days=""),
        POSTGRESQL_TRIGGER.format(order="taken", event="INSERT", rows="NEW", name="taken"),
        POSTGRESQL_TRIGGER.format(order="freed", event="DELETE", rows="OLD", name="freed"),
        # Triggers of one event run in the order of their names: first free, then take.
        POSTGRESQL_TRIGGER.format(order="moved_1", event="UPDATE", rows="OLD", name="freed"),
        POSTGRESQL_TRIGGER.format(order="moved_2", event="UPDATE", rows="NEW", name="taken"),
    ),
}
