from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0053_person_by_zone"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="note",
            index=models.Index(fields=["at"], name="note_at"),
        ),
    ]
