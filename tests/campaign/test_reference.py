"""The manual and the JSON Schema say what the model says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel
from pydantic._internal._docs_extraction import extract_docstrings_from_cls
from ruamel.yaml import YAML

from coban.campaign import House, load, schema
from coban.campaign import manual as made
from coban.campaign.facts import Noun

CURE = "write it again: make manual"


def manual(house: House) -> str:
    return (house.docs / "manual" / "campaign.md").read_text("utf-8")


def test_the_manual_is_the_models(house: House) -> None:
    assert manual(house).split(made.MARK)[1].strip() == made.reference().strip(), CURE


@pytest.mark.parametrize("root", [root for _, root in made.FILES])
def test_every_field_is_documented(root: type[BaseModel], house: House) -> None:
    """Independently of the generator: every key of every model that pydantic's own schema names."""
    whole = root.model_json_schema()
    for name, model in models(whole, root.__name__):
        section = re.search(rf"^### {name}$(.*?)(?=^#|\Z)", manual(house), re.M | re.S)
        assert section, f"{name} has no section"
        [noun] = [each for each in nouns(Noun) if each.__name__ == name]
        for key in model["properties"]:
            row = re.search(rf"^\| `{key}` \|.*\|$", section[1], re.M)
            assert row, f"{name}.{key} has no row"
            told = (
                extract_docstrings_from_cls(part, use_inspect=True).get(key) for part in noun.__mro__[:-1]
            )
            assert " ".join(next(filter(None, told)).split()) in row[0]
            assert ("| yes |" in row[0]) == (key in model.get("required", []))


def nouns(root: type[Noun]) -> Iterator[type[Noun]]:
    for each in root.__subclasses__():
        yield each
        yield from nouns(each)


def models(schema: dict[str, Any], root: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield root, schema
    yield from ((name, model) for name, model in schema.get("$defs", {}).items() if "properties" in model)


def test_the_manuals_example_loads(house: House, tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(.*?)```", manual(house), re.S)
    assert example
    (tmp_path / "docs" / "to-dan-pho").mkdir(parents=True)
    (tmp_path / "docs" / "to-dan-pho" / "campaign.yml").write_text(example[1], "utf-8")
    assert load(House(tmp_path), "to-dan-pho").campaign.name == "Tổ dân phố số"


@pytest.mark.parametrize("slug", ["xu-lang", "tuyen-quang-10-10"])
def test_both_campaigns_fit_the_schema(slug: str, house: House) -> None:
    jsonschema.validate(as_editors_see_it(house, slug), schema())


def test_the_schema_refuses_what_the_model_refuses(house: House) -> None:
    campaign = as_editors_see_it(house, "xu-lang")
    campaign["orders"][0]["places"] = "some"
    campaign["site"] = "ftp://xulang.vn"
    campaign["nme"] = 1
    wrong = {error.json_path for error in jsonschema.Draft202012Validator(schema()).iter_errors(campaign)}
    assert wrong == {"$", "$.orders[0].places", "$.site"}


def test_the_schema_carries_the_docstrings() -> None:
    assert schema()["properties"]["site"]["description"] == "The microsite's address."
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def as_editors_see_it(house: House, slug: str) -> Any:
    """JSON's own types: dates as text."""
    return plain(YAML(typ="safe").load(house.folder(slug) / "campaign.yml"))


def plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: plain(inner) for key, inner in value.items()}
        case list():
            return [plain(inner) for inner in value]
        case date():
            return value.isoformat()
        case _:
            return value
