"""Texts with marks between their words, as a tree."""


class ITag:
    pass


class Tag(ITag):
    def __init__(self, children, translateable=True):
        self.children, self.translateable = children, translateable


def translate_tags(translation, tag):
    """The tree with every text of it translated, but for those that are to stay."""
    if isinstance(tag, str):
        return translation.translate(tag) if tag.strip() else tag
    if tag.translateable:
        tag.children = [translate_tags(translation, child) for child in tag.children]
    return tag
