"""Geography: coasts and borders kept in the package, so that maps need nothing from elsewhere.

    world.json  --atlas-->  degrees  --frame-->  which part, how projected  --cut-->  lines in units of the drawing

`world.json` was made by `reduce.py` from Natural Earth 1:50m (public domain, naturalearthdata.com) as the npm
package `world-atlas` 2.0.2 has it.
"""
