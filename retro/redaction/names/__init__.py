"""Names that must not leave the team: found in every script and form, and replaced by roles (S11)."""
