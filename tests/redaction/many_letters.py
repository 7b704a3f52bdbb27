"""`python -m tests.redaction.many_letters [CASES] [SEED]`: the property of letters over thousands of random cases.

It says how many letters were written, and tells every leak that it finds.
"""

from __future__ import annotations

import re
import sys
from collections import Counter

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.redaction.letter_cases import Written, writings


def say(text: str) -> None:
    """Write a line."""
    sys.stdout.write(f"{text}\n")


def main(cases: int, first: int) -> int:
    """Write the letters of so many cases; 1 if something leaked."""
    written, told, leaked = Counter[str](), Counter[str](), Counter[str]()

    @seed(first)
    @settings(
        max_examples=cases, phases=[Phase.generate], database=None, derandomize=False, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(writings())
    def look(each: Written) -> None:
        written["cases"] += 1
        for reader, texts in each.letters():
            kind = f"{each.kind}, {'agreed' if each.is_agreed else 'nothing asked'}"
            written[kind] += 1
            whole = "\n".join(texts).casefold()
            told[kind] += sum(bool(re.search(canary.words, whole)) for canary in each.case.canaries)
            for leak in each.case.leaked(texts, each.kind.audience, reader, each.code, is_agreed=each.is_agreed):
                what = f"{leak.why} in {kind}, {each.code}, shield={each.shield}"
                leaked[what] += 1
                if leaked[what] == 1:
                    found = re.search(leak.words, whole.replace("\\", ""))
                    at = found.start() if found else 0
                    say(f"{what}: {leak} for “{reader}” of {each.case.who}:\n…{whole[max(0, at - 200) : at + 120]}…\n")

    look()
    for kind, n in sorted(written.items()):
        say(f"{n:6} {kind}, {told[kind]} canaries in them")
    say(f"leaked: {dict(leaked) or 'nothing'}")
    return bool(leaked)


if __name__ == "__main__":
    given_numbers = [*map(int, sys.argv[1:]), *(5000, 1)[len(sys.argv) - 1 :]]
    raise SystemExit(main(*given_numbers[:2]))
