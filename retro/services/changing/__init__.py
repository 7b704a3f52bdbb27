"""What changes a case: lines, rows, fields and the head, each written as one change."""
