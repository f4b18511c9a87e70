"""The rights as XMP with the properties of the IPTC Photo Metadata Standard 2023.1 (core and extension)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from coban.rights.picture import PictureRights

SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}

_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
_TAIL = '\n</x:xmpmeta>\n<?xpacket end="w"?>'


def packet(rights: PictureRights) -> bytes:
    """A whole packet in UTF-8, the same for the same rights."""
    return f"{_HEAD}{graph(rights)}{_TAIL}".encode()


def graph(rights: PictureRights) -> str:
    """The packet's RDF alone, as SVG holds it."""
    space = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    return f'<rdf:RDF xmlns:rdf="{space}">\n{description(rights)}\n</rdf:RDF>'


def description(rights: PictureRights) -> str:
    """Title and properties of one picture."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
    rows = "\n".join((_in_words("dc:title", rights.title), *properties(rights)))
    return f'<rdf:Description rdf:about="" {spaces}>\n{rows}\n</rdf:Description>'


def properties(rights: PictureRights) -> tuple[str, ...]:
    """All but the title, which a document may have already."""
    return (
        _in_words("dc:description", rights.caption),
        _in_words("dc:rights", rights.notice),
        f"<photoshop:Credit>{escape(rights.credit)}</photoshop:Credit>",
        _in_words("xmpRights:UsageTerms", rights.terms),
        _in_words("Iptc4xmpCore:AltTextAccessibility", rights.alt),
    )


def _in_words(name: str, text: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'
