"""Widgets made of fields and plain values. They know the record, never the store."""
