"""Who may read what: the policies of the audiences, the redacted record, names and other people."""
