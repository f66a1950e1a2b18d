from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0053_person_by_zone"),
    ]

    operations = [
        migrations.AddField(
            model_name="planrun",
            name="evenings",
            field=models.JSONField(null=True),
        ),
    ]
