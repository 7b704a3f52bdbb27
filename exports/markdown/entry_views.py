"""The rows of one report, each seen once, however many parts of the report tell of it."""

from __future__ import annotations

from exports.markdown.entry_view import EntryView
from retro.language import Language
from retro.model.entry import Entry, EntryId
from retro.model.record import Retrospective


class EntryViews:
    """Called with a row of `record`, or its head, it gives the view of it. It lives as long as its report."""

    def __init__(self, record: Retrospective, to: Language, *, derives: bool = False, in_full: bool = False) -> None:
        """`derives` and `in_full` as of `EntryView`."""
        self.record, self.to, self.derives, self._in_full = record, to, derives, in_full
        self._views: dict[EntryId, EntryView] = {}
        """By the id what was last seen under it, which may be another row: damages are added up in one of them."""

    def __call__(self, row: Entry) -> EntryView:
        view = self._views.get(row.id)
        if view is None or not view.is_of(row):
            view = EntryView(row, self.record, self.to, derives=self.derives, in_full=self._in_full)
            self._views[row.id] = view
        return view
