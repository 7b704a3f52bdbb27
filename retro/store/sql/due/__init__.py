"""What is to be done and by when, over all cases: for the list, for reminders, and for what a save changes of it."""
