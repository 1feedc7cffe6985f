"""Which items can be filed at a terminal, read from the versions in force."""

from django.db import migrations, models


def _fill(apps, editor):
    database = editor.connection.alias
    entries = apps.get_model("items", "EntryRow").objects.using(database)
    versions = apps.get_model("items", "VersionRow").objects.using(database)
    for row in entries.filter(version__isnull=False):
        found = versions.filter(code=row.code, version=row.version).first()
        if found is not None and _is_simple(found.document):
            row.terminals = True
            row.save(update_fields=["terminals"])


def _is_simple(document):
    rows = any(page.get("repeat") for page in document.get("form", {}).get("pages", []))
    others = document.get("cosigning") or document.get("promising")
    return "kiosk" in document.get("channels", []) and not rows and not others


class Migration(migrations.Migration):

    dependencies = [("items", "0004_planned_standing")]

    operations = [
        migrations.AddField(
            model_name="entryrow",
            name="terminals",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(_fill, migrations.RunPython.noop, elidable=True),
    ]
