from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0053_person_by_zone"),
    ]

    operations = [
        migrations.AddField(
            model_name="bulkline",
            name="rule",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=240
            ),
        ),
    ]
