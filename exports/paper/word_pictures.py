"""Charts as pictures in a Word document: the drawing itself, and a PNG of it for programs that know no SVG."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart

from exports.document import Chart
from exports.paper.pictures import pictures
from exports.paper.word_xml import Element
from retro.text.controls import printable

_EMU = 635
"""English Metric Units in a twentieth of a point."""
_NARROW, _HIGHEST = 6237, 11340
"""How wide a chart is that is not drawn for the whole page, and how high one may be: 11 and 20 cm."""

_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')

_DRAWING = """
<w:drawing {namespaces}>
  <wp:inline distT="0" distB="0" distL="0" distR="0">
    <wp:extent cx="{wide}" cy="{high}"/>
    <wp:docPr id="{number}" name="{name}" descr="{title}"/>
    <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
      <pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" descr="{title}"/><pic:cNvPicPr/></pic:nvPicPr>
      <pic:blipFill>
        <a:blip r:embed="{png}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">
          <asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{svg}"/>
        </a:ext></a:extLst></a:blip>
        <a:stretch><a:fillRect/></a:stretch>
      </pic:blipFill>
      <pic:spPr>
        <a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
      </pic:spPr>
    </pic:pic></a:graphicData></a:graphic>
  </wp:inline>
</w:drawing>
"""


class Pictures:
    """The pictures of one document. Those that stand in it become parts of its file."""

    def __init__(self, part: DocumentPart, charts: Mapping[str, Chart], width: int) -> None:
        """`width` is that of a chart that is drawn for the whole page, in twentieths of a point."""
        self._part = part
        self._charts = charts
        self._width = width
        self._drawn: dict[str, bytes] | None = None
        self._count = 0

    def drawing(self, chart: Chart) -> Element:
        """The element that shows the chart, with its title for those who cannot see it."""
        if self._drawn is None:
            self._drawn = pictures(self._charts)
        self._count += 1
        wide, high = self._size(chart)
        said = {"name": chart.name, "title": printable(chart.title)}
        xml = _DRAWING.format(
            namespaces=nsdecls("w", "wp", "a", "pic", "r"),
            number=self._count,
            wide=wide * _EMU,
            high=high * _EMU,
            png=self._related(f"{chart.name}.png", "image/png", self._drawn[chart.name]),
            svg=self._related(f"{chart.name}.svg", "image/svg+xml", chart.paper.encode()),
            **{name: escape(text) for name, text in said.items()},
        )
        return parse_xml(re.sub(r">\s+<", "><", xml.strip()))

    def _size(self, chart: Chart) -> tuple[int, int]:
        view = _VIEW.search(chart.paper)
        assert view, "every drawing says its size"
        ratio = float(view[2]) / float(view[1])
        wide = self._width if chart.is_wide else min(self._width, _NARROW)
        wide = min(wide, int(_HIGHEST / ratio))
        return wide, int(wide * ratio)

    def _related(self, name: str, content_type: str, content: bytes) -> str:
        package = self._part.package
        assert package is not None
        part = Part(PackURI(f"/word/media/{name}"), content_type, content, package)
        return self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
