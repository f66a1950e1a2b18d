"""Triggers that refuse to change or delete a line of the journal."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "store_journalentry"
SQLITE = {
    event: f"""
        CREATE TRIGGER journal_refuses_{event} BEFORE {event} ON {TABLE}
        BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END
    """
    for event in ("update", "delete")
}
POSTGRESQL = f"""
    CREATE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE integrity_constraint_violation USING
        MESSAGE = 'the journal is append only'; END $$;
    CREATE TRIGGER journal_refuses BEFORE UPDATE OR DELETE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION journal_refuses();
"""


def seal(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRESQL, params=None)
        return
    for trigger in SQLITE.values():
        editor.execute(trigger, params=None)


def unseal(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION journal_refuses() CASCADE", params=None)
        return
    for event in SQLITE:
        editor.execute(f"DROP TRIGGER journal_refuses_{event}", params=None)


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]
    operations = [migrations.RunPython(seal, unseal)]
