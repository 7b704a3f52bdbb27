"""What can be said of a retrospective."""
