"""Seals what applications say, which stood there as it was typed."""

from django.db import migrations, models

from onedoor.operation.cases.sealing import sealed


def seal_answers(apps, schema_editor):
    for name in ("Draft", "Case"):
        for row in apps.get_model("cases", name).objects.using(schema_editor.connection.alias):
            row.answers_sealed = sealed(row.answers)
            row.save(update_fields=["answers_sealed"])


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0002_draft_owner_name'),
    ]

    operations = [
        migrations.AddField(
            model_name='draft', name='answers_sealed', field=models.BinaryField(null=True)
        ),
        migrations.AddField(
            model_name='case', name='answers_sealed', field=models.BinaryField(null=True)
        ),
        migrations.RunPython(seal_answers, elidable=True),
        migrations.AlterField(
            model_name='draft', name='answers_sealed', field=models.BinaryField()
        ),
        migrations.AlterField(
            model_name='case', name='answers_sealed', field=models.BinaryField()
        ),
        migrations.RemoveField(model_name='draft', name='answers'),
        migrations.RemoveField(model_name='case', name='answers'),
    ]
