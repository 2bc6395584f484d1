"""The text to paste about an edition that has been published."""

from generator.build import RenderedSite
from generator.model.edition import Edition
from generator.pages.share import ShareText, share_text
from generator.pages.site_map import board_views
from generator.pages.story import Stories


def text_to_share(site: RenderedSite, edition: Edition, site_url: str | None) -> ShareText | None:
    """What to tell of the edition, None when it changes no figure."""
    story = Stories(board_views(site.country), site.country.editions).of(edition)
    return share_text(story, site_url) if story.has_news else None
