"""The content model: one class per kind of record. It knows nothing of files, pages or languages."""
