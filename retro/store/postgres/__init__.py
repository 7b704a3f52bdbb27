"""An archive in a schema of a PostgreSQL database, which many people share."""
