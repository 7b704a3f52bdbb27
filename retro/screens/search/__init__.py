"""Have we had this? What was found while one types, and the way from one found row to the next."""
