"""Stands in for the package of this name, which finds where sentences end, by models that must be fetched."""
