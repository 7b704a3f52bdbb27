"""Mutation testing: one small thing is changed in the code, and the tests must notice.

`python -m tests.mutation text` changes each thing in that room, `--sample 60 --seed 1` draws 60 of them. mutmut says
what may be changed (the extra `mutation`); here the tests are run that come past the changed line, until one fails.
"""
