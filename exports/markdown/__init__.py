"""The record as Markdown: safe, and read by everybody as the same."""
