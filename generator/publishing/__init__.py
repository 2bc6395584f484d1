"""Publishing after a meeting (design.md §8): what would change, checks, deploying, undoing.

    target      what every place to publish to can do, and where `--till` leads
    folder      a folder that a web server serves: a new folder beside the old, one rename
    record      the edition's files in data/utgavor, written whole or not at all
    differences what an edition changes, in words: for approval and for the terminal
    checks      the built pages themselves: HTML, accessibility, size, gone addresses
    publish     the whole way: read, build, compare, check, ask, deploy, verify, record
    restore     back to an earlier edition
"""
