"""Documents as web pages."""
