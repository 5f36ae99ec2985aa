"""Stands in for the package of this name, of which LibreTranslate needs models: these translators need none."""
