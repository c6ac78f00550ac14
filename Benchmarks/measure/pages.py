"""What a reader's browser loads for a page: the page, and the style sheets and scripts that it names."""

import os
import re


def weight(page):
    """(bytes without charts and fonts, bytes of the charts, bytes of their data tables, fonts that are named).

    Charts are the <svg> of figures; their data tables, folded below them, are for those who cannot see the charts.
    """
    with open(page, "rb") as file:
        html = file.read().decode()
    size = lambda found: sum(len(part.encode()) for part in found)
    charts = size(
        svg
        for figure in re.findall(r'<figure class="chart".*?</figure>', html, flags=re.S)
        for svg in re.findall(r"<svg.*?</svg>", figure, flags=re.S)
    )
    data = size(re.findall(r'<details class="data">.*?</details>', html, flags=re.S))
    total = len(html.encode()) - charts - data
    fonts = 0
    for name in re.findall(r'<link rel="stylesheet" href="([^"]+)"', html) + re.findall(r'<script src="([^"]+)"', html):
        path = os.path.join(os.path.dirname(page), name)
        with open(path, "rb") as file:
            content = file.read()
        total += len(content)
        fonts += len(set(re.findall(rb"url\([^)]*\.woff2?[^)]*\)", content)))
    return total, charts, data, fonts
