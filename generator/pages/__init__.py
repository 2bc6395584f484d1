"""Model → pages: an address, a template and a typed context each; no HTML in Python.

`site_map.all_pages` lists every page of the site. Addresses start with `/` everywhere here;
`render.Renderer` makes them relative to the page when it writes the HTML.
"""
