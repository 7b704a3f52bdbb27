"""What letters are made of beside the rows: who is addressed and how, what is regretted, the form of the language."""
