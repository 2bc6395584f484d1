"""Öppna mål: from what committees decide, as YAML and CSV, to an accessible public website.

The pipeline, in the order in which data flows; a module imports only from those before it:

    problems    what can be wrong with the sources, told in Swedish
    kept        what is kept between builds, by content, and thrown away when it is too much
    contents    the bytes of a site's files, in memory or on disk
    model       the domain as typed, frozen objects: boards, goals, reports, figures, vintages
    language    the language of the reader, and the site's own words in it
    formats     numbers, dates and sorting as readers of that language expect them
    sources     data/ and content/ → the model; every value remembers its file, line and column
    rules       the model → problems: references, sums, variances, dates, words
    findings    problems → what is told of them: text, JSON, SARIF, GitHub's commands
    tables      the model → tidy tables with documented columns
    charts      a table → a drawing (SVG), its sentences and its cache
    printing    finished HTML → PDF, finished SVG → PNG, kept by content
    pages       the model → pages: an address, a template and a typed context each
    embedding   files beside a chart's page: pictures, specification, a page for others to embed
    opendata    the model → CSV, XLSX, Parquet, SQLite and JSON beside the pages
    handouts    papers (PDF) and card images beside the pages
    search      pages → the files of the search index
    freshness   what did not change keeps its time stamp
    compression compressed copies beside the files of a finished site
    packs       what was made together, kept together in one file
    rendered    pages with their finished bodies, and how they are kept
    parts       a board's part of the site, made by itself and kept
    build       the story itself: read, check, lay out, render
    kept_data   the open data, kept a board at a time
    workers     parts made by many processes or machines, with Dask
    finishing   what stands around every page's body, and the files for machines
    glimpse     a page that is open while someone works, before the rest of the site is made
    output      the finished files → a folder, of which only what changed is written
    site        a project's site, built or served; only here is MkDocs known
    publishing  editions, what changed, deploying, going back
    scaffold    new municipalities, boards and reports as files to fill in
    intake      figures from Kolada → source files
    cli         the command `oppna-mal`

Start in `rules/__init__.py` (`read_and_check`) and `build.py` (`render_site`). The theme is in site_theme/, whose components have a README of their own.
"""
