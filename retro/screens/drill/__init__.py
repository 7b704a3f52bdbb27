"""Practice on a past case (S19): its course as it was known then, what one would do, and beside it what was done."""
