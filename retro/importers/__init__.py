"""How retrospectives come in from outside."""
