"""Figures from elsewhere → source files, which are then read and checked like any others.

    kolada_answer   what Kolada's API answers, checked
    kolada_api      questions to Kolada's API, with patience
    kolada_table    Kolada's figures as the rows of a CSV file
    kolada          the story: which figures are wanted, fetched, compared with the reports' and written

Nothing is written before everything has been fetched and checked, and nothing that exists is overwritten.
"""
