"""The walk: stage by stage through one retrospective."""
