"""The database: models, the access to cases, bulk loading, the journal."""
