from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0054_bulk_line_rule"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="note",
            index=models.Index(fields=["at"], name="note_at"),
        ),
    ]
