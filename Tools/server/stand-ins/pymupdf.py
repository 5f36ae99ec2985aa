"""Stands in for the package of this name, which reads PDF files: nobody sends any."""
