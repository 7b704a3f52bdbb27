"""Prints how well the judgements do: `python -m tests.judgement [FOLDER] [--amiss]`.

FOLDER holds the labelled sentences, `en.tsv` and `ja.tsv`; the open half where none is given. With `--amiss` each
sentence is printed of which a judgement says otherwise than its label.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.judgement.labelled import LANGUAGES, OPEN_HALF, labelled
from tests.judgement.measured import Measured, amiss, measured


def line(each: Measured) -> str:
    """One line of the table."""
    told = f"{each.right:5} right {each.wrong:4} wrong {each.missed:4} missed"
    return f"{each.code:18} precision {each.precision:.3f}  recall {each.recall:.3f}  {told}"


def main(words: list[str]) -> None:
    """Write the tables: of each language, and of both."""
    write = sys.stdout.write
    folders = [Path(word) for word in words if not word.startswith("-")]
    half = folders[0] if folders else OPEN_HALF
    every = []
    for language in LANGUAGES:
        sentences = labelled(language, half)
        every += sentences
        write(f"{language}: {len(sentences)} sentences\n" + "\n".join(map(line, measured(sentences))) + "\n\n")
    write(f"both: {len(every)} sentences\n" + "\n".join(map(line, measured(every))) + "\n")
    if "--amiss" in words:
        for each in amiss(every):
            said = "missed" if each.is_asked else "wrong"
            write(f"{said:6}  {each.code}  {each.kind}.{each.field}  {each.text}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
