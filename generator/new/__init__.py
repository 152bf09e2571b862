"""A new project: what it begins with, which package it is built by, and how it gets into its folder."""
