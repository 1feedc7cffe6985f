"""Keeps, sealed, the answers that a supplement notice was about; earlier ones are not known."""

from django.db import migrations, models

from onedoor.operation.cases.sealing import sealed


def seal_none(apps, schema_editor):
    rows = apps.get_model("cases", "Notice").objects.using(schema_editor.connection.alias)
    rows.update(answers_sealed=sealed({}))


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0005_deemed_acceptance'),
    ]

    operations = [
        migrations.AddField(
            model_name='notice', name='answers_sealed', field=models.BinaryField(null=True)
        ),
        migrations.RunPython(seal_none, elidable=True),
        migrations.AlterField(
            model_name='notice', name='answers_sealed', field=models.BinaryField()
        ),
    ]
