"""Documents for paper: PDF and Word."""
