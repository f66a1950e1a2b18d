from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0046_learning"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["zone"], name="person_by_zone"),
        ),
    ]
