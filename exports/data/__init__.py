"""The record as data: tables, calendars, JSON, a folder of Markdown."""
