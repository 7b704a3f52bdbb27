"""What was learned in all cases: read through, or found while one types."""
