"""A project's site, built or served. The only package that knows MkDocs.

MkDocs reads mkdocs.yml and gives the server that reloads. The files of the site are finished before its folder is
touched: our own command writes those that changed, and for `mkdocs build` a plugin hands them over. MkDocs' Markdown,
navigation and search are unused.
"""
