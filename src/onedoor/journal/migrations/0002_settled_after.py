"""How the journal is read on: always along the order index, whatever the statistics say.

The planner takes a comparison of rows for one of its first column only, believes that most of a
month lies behind any place, and would read and sort the month for every look.  A function keeps
the settings that rule this out, and its plan.
"""

from django.db import migrations

AFTER = """
CREATE FUNCTION journal_{name}_after(
    after_epoch integer, after_xid xid8, after_writer integer, after_seq bigint, most integer)
RETURNS SETOF journal_entry LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY SELECT e.* FROM journal_entry AS e
     WHERE (e.epoch, e.xid, e.writer, e.seq) > (after_epoch, after_xid, after_writer, after_seq)
       {only}
     ORDER BY e.epoch, e.xid, e.writer, e.seq LIMIT most;
END $$;
REVOKE ALL ON FUNCTION journal_{name}_after(integer, xid8, integer, bigint, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION journal_{name}_after(integer, xid8, integer, bigint, integer)
   TO onedoor_app, onedoor_sealer;
"""
SETTLED = """AND (e.xid < pg_snapshot_xmin(pg_current_snapshot())
            OR e.epoch < (SELECT number FROM journal_epoch))"""
DROP = "DROP FUNCTION journal_{name}_after(integer, xid8, integer, bigint, integer)"


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [
        migrations.RunSQL(AFTER.format(name="settled", only=SETTLED), DROP.format(name="settled")),
        migrations.RunSQL(AFTER.format(name="written", only=""), DROP.format(name="written")),
    ]
