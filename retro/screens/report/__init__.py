"""The report page: each report as it reads, and how it leaves the team."""
