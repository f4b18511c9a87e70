"""The JSON Schema of campaign.yml, so that editors complete and check it."""

from __future__ import annotations

from typing import Any

from coban.campaign.model import Campaign


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12, with the model's docstrings as descriptions."""
    made = Campaign.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "campaign.yml"}
