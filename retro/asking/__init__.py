"""The walk that leads: one question at a time, from "What happened?" to a report that was read back. Plain values only.

How a client uses it, whether a screen or `retro ask`:

1. `next_question(record, here)` is what to ask; None at the end. `here` is a `Here()`, which lives in memory and need
   not be kept: the record says where one is. `left(record, here)` is about how many answers are to come. Of a case of
   500 rows each takes up to 25 ms: a screen asks them where answers are written, not where it draws.
2. Show `question.text`, `question.hint`, the `question.options` with their numbers, and `question.rows`.
3. As the line is typed, `retro.services.ask.answer.reading(record, question, text, …)` says how it reads, or why it
   cannot be taken; nothing is written. `/` words are offered by `retro.asking.commands.suggestions`.
4. At Enter, `retro.services.ask.answer.answer(desk, record, question, text, here)` writes one change, and gives the
   record and the `here` to go on with, and what to tell: how it was read, and the marks by which an expert would have
   said it. If it gives a `command`, `retro.services.ask.commands.obey` carries that out, or gives it back where it only
   shows something. An error that either raises has written nothing: the line stays.
5. `take_back` and `bring_back` in `retro.services.ask.own_last` turn one's own last answer around; its question returns
   by itself. An answer comes back into the line, with its question, by `retro.asking.again.asked_again`. For a row to
   be said anew, set `Here.row`; for a stage to be gone to, `Here.stage`.

`answer_line` has the one rule for what a line means, `commands` the `/` words, `order` what is asked of which case.
"""
