"""The report page: each account as it reads, and its way out of the house."""
