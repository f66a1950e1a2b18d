"""Which lenders' cases a house post may see; none is all of them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0051_messages_erased"),
    ]

    operations = [
        migrations.AddField(
            model_name="staff",
            name="scope",
            field=models.ManyToManyField(
                blank=True, related_name="limited_staff", to="store.lender"
            ),
        ),
    ]
