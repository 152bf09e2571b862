"""Pages: which there are, and what each shows. Nothing here knows Markdown; the templates do."""
