"""One folder per external service or format, so that each can be read, mended and deleted by itself.

bibtex   references for LaTeX, and for the reference managers that grew up with it
ris      references for reference managers
csl      references for citation styles: as JSON, and written out in a style of our own
"""
