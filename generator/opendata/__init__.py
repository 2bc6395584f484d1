"""Model → open data: the same observations as CSV, XLSX, Parquet, SQLite and JSON, and what describes them.

    dataset         what a data set is: typed, described columns and rows of plain values
    observations    every figure that a report states, a row each
    registers       what the observations name: municipalities, boards, indicators, lines, reports, goals …
    csv_format, workbook, parquet, database    a data set → the bytes of a file
    api             the static API under /api/v1/, and api_models what each answer holds
    datapackage, csvw   what each column of the whole data sets is, for programs
    catalogue, dcat     what there is and who answers for it, as RDF; themes and publisher, what they are told by
    board_data      what one board adds: its rows and its own files, made and kept by themselves
    files           what all boards' data are put together to, and every file by its path

Start in `files.open_data`. Everything is made of the visible country, in Swedish; no file holds when it was made.
"""
