"""Judgements: what makes a second incident likely, asked about while it is written. Nothing is banned (S2 to S16)."""
