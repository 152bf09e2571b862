"""Feeds: what readers who do not come back are told of, as Atom and as JSON Feed, in each language.

    changes of the records  --items-->  items  --atom, json_feed-->  feed.xml, feed.json

Only what alters the story is in them: corrections and updates, not clarifications.
"""
