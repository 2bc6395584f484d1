"""Finished HTML → PDF, and finished SVG → PNG: files to hand out and to share, kept on disk by content.

They know no page and no figure. WeasyPrint, Pillow and aggdraw are imported on a miss only.
"""
