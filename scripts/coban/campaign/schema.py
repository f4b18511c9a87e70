"""The JSON Schema of campaign.yml, so that editors complete and check it."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from coban.campaign.facts import Noun
from coban.campaign.meanings import meanings
from coban.campaign.model import Campaign


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12, with the model's docstrings as descriptions."""
    made = Campaign.model_json_schema(schema_generator=_Described)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "campaign.yml"}


class _Described(GenerateJsonSchema):
    """With what each key means."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        noun: type[Noun] = schema["cls"]
        for key, meaning in meanings(noun).items():
            made["properties"][key]["description"] = meaning
        return made
