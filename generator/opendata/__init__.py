"""Model → open data: the same observations as CSV, XLSX, Parquet, SQLite and JSON, and what describes them.

    dataset         what a data set is: typed, described columns and rows of plain values
    observations    every figure that a report states, a row each
    registers       what the observations name: municipalities, boards, indicators, lines, reports, goals …
    csv_format, workbook, parquet, database    a data set → the bytes of a file
    api             the static API under /api/v1/, and api_models what each answer holds
    files           every file by its path, and how large they are

Start in `files.open_data`. Everything is made of the visible country, in Swedish; no file holds when it was made.
"""
