"""The entries of each stage, one module a stage. This is the record: to add a field, add a line here."""
