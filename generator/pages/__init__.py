"""Model → pages: an address, a template and a typed context each; no HTML in Python.

`site_map` lists the pages of the site: a board’s own, and those that are no board’s. Addresses start with `/` everywhere here;
`render.Renderer` makes them relative to the page when it writes the HTML.
"""
