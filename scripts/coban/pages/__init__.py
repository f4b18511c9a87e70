"""What the microsites show, made from a campaign's facts: plain functions, no MkDocs."""

from coban.pages.listing import campaign_list

__all__ = ["campaign_list"]
