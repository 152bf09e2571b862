"""Reading: what a text says. Numbers, dates, names and quotations, found in running text in its own language.

The words of a language stand in words/<language>.yml; digits, months and countries are Babel's. A language
without a file of words is still read as far as digits and months go.
"""
