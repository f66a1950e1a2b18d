"""Where a message was filed, and what became of the file of somebody erased."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0049_lists_sorted"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="folder",
            field=models.CharField(blank=True, db_default="", max_length=400),
        ),
        migrations.AddField(
            model_name="message",
            name="erased_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="message",
            name="file_gone_at",
            field=models.DateTimeField(null=True),
        ),
    ]
