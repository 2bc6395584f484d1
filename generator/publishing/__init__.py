"""Publishing after a meeting (design.md §8): what would change, checks, deploying, undoing.

    target      what every place to publish to can do
    places      where `--till` leads
    folder      a folder that a web server serves: a new folder beside the old, one rename
    rsync       the same at the far end of SSH; far_end is what runs there
    s3          an S3-compatible storage (storage, s3_lock, media): pages last, nothing before it is needed
    git         a git branch for GitHub Pages and the like (git_words): a commit, pushed if nobody came between
    layout      how a folder is laid out, here or there
    programs    runs rsync, ssh and git
    record      the edition's files in data/utgavor, written whole or not at all
    differences what an edition changes, in words: for approval and for the terminal
    checks      the built pages themselves: HTML, accessibility, size, gone addresses
    browser     a Chromium and a server on this machine to look at them with
    publish     the whole way: read, build, compare, check, ask, deploy, verify, record
    restore     back to an earlier edition
"""
