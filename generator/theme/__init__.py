"""The theme `explainer`, which MkDocs and Zensical find by its entry point: templates here, the rest in assets/.

What a project adds of its own comes first: templates in the `custom_dir` of its mkdocs.yml, assets in its docs/.
"""
