"""Charts: a table of figures in, two SVG drawings and Swedish sentences out.

`drawing` says what a chart is, `cache` gives its drawing and makes it when it is new, `specification`
tells it in Vega-Lite and has Altair check that, `marks` and `svg` draw it as Vega would, and `sentences`
says in words what a reader should see. Everything is a pure function of the table.
"""
