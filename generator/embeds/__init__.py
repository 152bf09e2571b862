"""Embeds: every block of the explainer as one finished HTML document that other publishers can show.

edition  --blocks-->  blocks  --document-->  HTML, with oEmbed documents and snippets beside it
"""
