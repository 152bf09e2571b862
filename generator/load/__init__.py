"""Loading: content files in, records and problems out. Only this stage reads content."""
