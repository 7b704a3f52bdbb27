"""Where retrospectives live: one SQLite file, which sqlite-utils and Datasette can open as well."""
