"""The nouns of the domain: frozen dataclasses, no I/O, no clock. Import them from their modules."""
