"""Use cases: what one can do with a retrospective, once for the command line, the screens, and whoever comes later.

A use case takes the store, a `ChangeFactory` for times, ids and author, and the record as its caller saw it. It gives
what was done with the record as it is then, or raises a `RetroError` or `ValidationError` and has written nothing: also
where somebody else changed, deleted or closed meanwhile what it is about. Nothing here prints or draws.
"""
