"""Quick entry: one line of text, one row. `14:05 phones start ringing #detection`.

A line goes through in one direction: `parser` reads its beginning, `tokens` finds the marks at its end by the
`vocabulary` of its kind, `values` says what they mean in a record, and what comes out is a `line`.
"""
