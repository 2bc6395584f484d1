"""The domain as typed, frozen objects. Knows no file format and no page."""
