"""On how many pages the report for management is printed, of every sample in every language, and in how large letters:

`python -m tests.exports.one_page`. A test looks at a few of them.
"""

from __future__ import annotations

import sys
from io import BytesIO

from pypdf import PdfReader

from exports.paper.pdf import pdf
from retro.language import LANGUAGES
from retro.model.record import FullRecord
from tests.exports.golden_files import report_on, samples
from tests.reports import MANAGEMENT


def printed(held: dict[str, FullRecord], reference: str, code: str) -> tuple[int, float]:
    """The pages, and the points of most of their letters but for headers, tables and charts."""
    reader = PdfReader(BytesIO(pdf(report_on(held, reference, MANAGEMENT, code).document)))
    sizes: dict[float, int] = {}

    def seen(text: str, _at: object, matrix: list[float], _font: object, size: float) -> None:
        points = round(abs(size * matrix[0]), 2)
        sizes[points] = sizes.get(points, 0) + len(text.strip())

    for page in reader.pages:
        page.extract_text(visitor_text=seen)
    return len(reader.pages), max(sizes, key=lambda each: sizes[each])


def main() -> int:
    """Tell of each; 1 if one is on two pages."""
    held, long = samples(), 0
    for reference in held:
        for code in LANGUAGES:
            pages, points = printed(held, reference, code)
            long += pages > 1
            sys.stdout.write(f"{reference} {code}: {pages} page{'s' * (pages > 1)}, {points:g} pt\n")
    return int(long > 0)


if __name__ == "__main__":
    sys.exit(main())
