"""Geography: coasts and borders kept in the project, so that maps need nothing from elsewhere.

`ukraine.json` was made by `reduce.py` from Natural Earth 1:50m (public domain, naturalearthdata.com) as the npm
package `world-atlas` 2.0.2 has it.
"""
