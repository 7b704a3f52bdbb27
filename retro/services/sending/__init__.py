"""What leaves: reports, letters, pages, files, and what was sent to whom."""
