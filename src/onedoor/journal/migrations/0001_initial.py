"""The journal's tables.  They are SQL: partitions, rights and triggers have no Django form.

Only INSERT and SELECT are granted, and triggers refuse UPDATE, DELETE and TRUNCATE for everyone,
a superuser included, as long as the triggers stand.
"""

from django.db import migrations

TABLES = """
CREATE TABLE journal_epoch (
    is_current boolean PRIMARY KEY DEFAULT true CHECK (is_current),
    number integer NOT NULL,
    system bigint NOT NULL
);
COMMENT ON TABLE journal_epoch IS
    'Counts the clusters this journal has lived in: transaction numbers are only comparable inside one. Personal: none.';
INSERT INTO journal_epoch (number, system) SELECT 1, system_identifier FROM pg_control_system();

CREATE TABLE journal_lane (
    writer integer PRIMARY KEY CHECK (writer > 0),
    last bigint NOT NULL DEFAULT 0 CHECK (last >= 0),
    epoch integer NOT NULL
) WITH (fillfactor = 10);
COMMENT ON TABLE journal_lane IS
    'One row a writer: the last sequence number it wrote, moved in the transaction that writes. Personal: none.';

CREATE TABLE journal_entry (
    writer integer NOT NULL,
    seq bigint NOT NULL,
    epoch integer NOT NULL,
    xid xid8 NOT NULL,
    at timestamptz NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    actor_kind text NOT NULL,
    actor text NOT NULL,
    body text NOT NULL,
    on_behalf_of text NOT NULL,
    facts jsonb NOT NULL,
    leaf bytea NOT NULL,
    CONSTRAINT journal_entry_order PRIMARY KEY (epoch, xid, writer, seq, at)
) PARTITION BY RANGE (at);
COMMENT ON TABLE journal_entry IS
    'What happened, append-only, one partition a month. Personal: none (references and keyed hashes).';
CREATE INDEX journal_entry_subject ON journal_entry (subject, epoch, xid);

CREATE TABLE journal_leaf (
    index bigint PRIMARY KEY,
    epoch integer NOT NULL,
    xid xid8 NOT NULL,
    writer integer NOT NULL,
    seq bigint NOT NULL,
    at timestamptz NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT journal_leaf_entry UNIQUE (writer, seq)
);
COMMENT ON TABLE journal_leaf IS 'The leaves of the sealed tree, in its order. Personal: none.';

CREATE TABLE journal_node (
    level smallint NOT NULL,
    index bigint NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (level, index)
);
COMMENT ON TABLE journal_node IS
    'Hashes of the complete subtrees of every fourth level of the sealed tree. Personal: none.';

CREATE TABLE journal_checkpoint (
    size bigint PRIMARY KEY CHECK (size > 0),
    at timestamptz NOT NULL,
    root bytea NOT NULL,
    note text NOT NULL
);
COMMENT ON TABLE journal_checkpoint IS 'Signed heads of the sealed tree. Personal: none.';
"""

RULES = """
CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['journal_entry', 'journal_leaf', 'journal_node', 'journal_checkpoint'] LOOP
        EXECUTE format('CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON %I
            FOR EACH ROW EXECUTE FUNCTION journal_refuse()', t);
        EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I
            FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()', t);
        EXECUTE format('REVOKE ALL ON %I FROM onedoor_app', t);
        EXECUTE format('GRANT SELECT ON %I TO onedoor_app, onedoor_sealer', t);
    END LOOP;
END $$;
GRANT INSERT ON journal_entry TO onedoor_app;
REVOKE DELETE, TRUNCATE ON journal_lane, journal_epoch FROM onedoor_app;
REVOKE INSERT ON journal_epoch FROM onedoor_app;
GRANT SELECT ON journal_lane, journal_epoch TO onedoor_sealer;
GRANT INSERT ON journal_leaf, journal_node, journal_checkpoint TO onedoor_sealer;
"""

# The function belongs to the owner and runs with the owner's rights, so that a worker can make
# the partitions of the coming months without being able to make any other table.
PARTITIONS = """
CREATE FUNCTION journal_shut(part text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON %I FROM onedoor_app', part);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I
        FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()', part);
END $$;
REVOKE ALL ON FUNCTION journal_shut(text) FROM PUBLIC;

CREATE FUNCTION journal_make_partitions(first date, months integer)
RETURNS SETOF text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    month date;
    part text;
    bounds text;
BEGIN
    IF months NOT BETWEEN 1 AND 120 THEN
        RAISE EXCEPTION 'between 1 and 120 months at a time, not %', months;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('journal_make_partitions'));
    FOR i IN 0 .. months - 1 LOOP
        month := (date_trunc('month', first::timestamp) + make_interval(months => i))::date;
        part := 'journal_entry_' || to_char(month, 'YYYYMM');
        CONTINUE WHEN to_regclass('public.' || part) IS NOT NULL;
        bounds := format('FOR VALUES FROM (%L) TO (%L)',
            month::text || ' 00:00+00', (month + interval '1 month')::date::text || ' 00:00+00');
        IF EXISTS (SELECT FROM journal_entry_default WHERE at >= (month::text || ' 00:00+00')::timestamptz
                   AND at < ((month + interval '1 month')::date::text || ' 00:00+00')::timestamptz) THEN
            -- Rows that came before their month was made go home; nothing of them changes.
            EXECUTE format('CREATE TABLE %I (LIKE journal_entry INCLUDING ALL)', part);
            ALTER TABLE journal_entry_default DISABLE TRIGGER USER;
            EXECUTE format('WITH moved AS (
                DELETE FROM journal_entry_default WHERE at >= %L AND at < %L RETURNING *)
                INSERT INTO %I SELECT * FROM moved', month::text || ' 00:00+00',
                (month + interval '1 month')::date::text || ' 00:00+00', part);
            ALTER TABLE journal_entry_default ENABLE TRIGGER USER;
            EXECUTE format('ALTER TABLE journal_entry ATTACH PARTITION %I %s', part, bounds);
        ELSE
            EXECUTE format('CREATE TABLE %I PARTITION OF journal_entry %s', part, bounds);
        END IF;
        PERFORM journal_shut(part);
        RETURN NEXT part;
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION journal_make_partitions(date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION journal_make_partitions(date, integer) TO onedoor_app, onedoor_sealer;

CREATE TABLE journal_entry_default PARTITION OF journal_entry DEFAULT;
SELECT journal_shut('journal_entry_default');
SELECT journal_make_partitions((now() - interval '1 month')::date, 15);
"""

DELIVERIES = """
CREATE TABLE journal_subscriber (
    name text PRIMARY KEY,
    epoch integer NOT NULL DEFAULT 0,
    xid xid8 NOT NULL DEFAULT '0',
    writer integer NOT NULL DEFAULT 0,
    seq bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE journal_subscriber IS
    'How far each subscriber has heard the journal. Personal: none.';

CREATE TABLE journal_parked (
    subscriber text NOT NULL REFERENCES journal_subscriber,
    epoch integer NOT NULL,
    xid xid8 NOT NULL,
    writer integer NOT NULL,
    seq bigint NOT NULL,
    at timestamptz NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    attempts integer NOT NULL,
    error text NOT NULL,
    parked_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    PRIMARY KEY (subscriber, subject, epoch, xid, writer, seq)
);
COMMENT ON TABLE journal_parked IS
    'Deliveries that failed, and those of the same subject waiting behind them. Personal: none.';
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(TABLES, "DROP TABLE journal_checkpoint, journal_node, journal_leaf, journal_entry, journal_lane, journal_epoch"),
        migrations.RunSQL(RULES, "DROP FUNCTION journal_refuse() CASCADE"),
        migrations.RunSQL(PARTITIONS, "DROP FUNCTION journal_make_partitions(date, integer), journal_shut(text)"),
        migrations.RunSQL(DELIVERIES, "DROP TABLE journal_parked, journal_subscriber"),
    ]
