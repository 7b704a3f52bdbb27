"""How names are written: in kana, kanji and letters; what readers take for the same; which are words besides."""
