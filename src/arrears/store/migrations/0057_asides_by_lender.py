"""Counts of who is left out are kept by lender; those of plans before are counted anew."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forgotten(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    """Drop the counts that tell no lender; a page counts where there are none."""
    apps.get_model("store", "PlanAside").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0056_plan_evenings"),
    ]

    operations = [
        migrations.RunPython(forgotten, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name="planaside",
            name="aside_reason_once",
        ),
        migrations.AddField(
            model_name="planaside",
            name="lender",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="store.lender",
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="planaside",
            constraint=models.UniqueConstraint(
                fields=("run", "reason", "lender"), name="aside_reason_once"
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, forgotten),  # the first, back
    ]
