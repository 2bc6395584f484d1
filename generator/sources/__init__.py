"""Files → rows that remember file, line and column → the model. Knows no domain rule.

`tree.read_country` is the way in; `kept_boards` spares it the boards whose files are as they were. Nothing here
guesses: what cannot be read for certain becomes a `Problem`, and reading goes on so that all problems are told at once.
"""
