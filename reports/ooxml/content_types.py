"""The list of content types in a package: what each part is."""

from reports.ooxml.markup import added, attribute, children, root_of, spliced


def with_part(types: str, name: str, content_type: str) -> str:
    """The list with one more part."""
    tag = f'<{root_of(types).prefix}Override PartName="/{name}" ContentType="{content_type}"/>'
    return added(types, tag, ("Default", "Override"))


def with_extension(types: str, extension: str, content_type: str) -> str:
    """The list with an extension all parts of which are of that type, if it does not say so yet."""
    root = root_of(types)
    if extension in ((attribute(e.tag, "Extension") or "").lower() for e in children(types, root)):
        return types
    tag = f'<{root.prefix}Default Extension="{extension}" ContentType="{content_type}"/>'
    return added(types, tag, ("Default",))


def without(types: str, name: str) -> str:
    """The list without a part; case does not count."""
    own = [
        (e.start, e.end, "")
        for e in children(types, root_of(types))
        if (attribute(e.tag, "PartName") or "").lower() == f"/{name}".lower()
    ]
    return spliced(types, own)
