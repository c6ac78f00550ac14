"""What a reader's browser loads for a page: the page, and the style sheets and scripts that it names."""

import os
import re


def weight(page):
    """(bytes without charts and fonts, bytes of the charts and their data tables, fonts that its style sheets name).

    Charts are the <svg> of the figures and the data tables below them.
    """
    with open(page, "rb") as file:
        html = file.read().decode()
    figures = re.findall(r'<figure class="chart".*?</figure>', html, flags=re.S)
    charts = 0
    for figure in figures:
        for part in (r"<svg.*</svg>", r'<details class="data">.*?</details>'):
            charts += sum(len(found.encode()) for found in re.findall(part, figure, flags=re.S))
    total = len(html.encode()) - charts
    fonts = 0
    for name in re.findall(r'<link rel="stylesheet" href="([^"]+)"', html) + re.findall(r'<script src="([^"]+)"', html):
        path = os.path.join(os.path.dirname(page), name)
        with open(path, "rb") as file:
            content = file.read()
        total += len(content)
        fonts += len(set(re.findall(rb"url\([^)]*\.woff2?[^)]*\)", content)))
    return total, charts, fonts
