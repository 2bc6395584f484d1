"""`python -m generator.cli` is the command `oppna-mal`."""

from generator.cli import main

if __name__ == "__main__":
    main()
