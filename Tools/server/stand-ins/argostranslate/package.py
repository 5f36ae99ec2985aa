"""Packages of models: as many as it takes for LibreTranslate to look for no others."""


def get_installed_packages():
    return ["a stand-in", "and another"]


def get_available_packages():
    return []


def update_package_index():
    pass
