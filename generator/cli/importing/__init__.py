"""The subcommands of `explainer import`."""
