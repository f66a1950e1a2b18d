from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0055_notes_by_time"),
    ]

    operations = [
        migrations.AddField(
            model_name="planrun",
            name="evenings",
            field=models.JSONField(null=True),
        ),
    ]
