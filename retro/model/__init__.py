"""What a retrospective is: moments, fields, entries, stages, the record, and changes to it. Pure Python."""
