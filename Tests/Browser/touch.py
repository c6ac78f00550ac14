"""Uses the figures of a page as a reader would: by mouse, by keyboard, by touch, and without a script."""

WAIT = 800  # the live region speaks half a second after the last move


def use(browser, folder, name, faults):
    """Every explorer and the first few charts of a page."""
    address = (folder / name).as_uri()
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    for figure in page.locator("figure.explorer").all():
        use_explorer(page, figure, name, faults)
    for plot in page.locator(".plot[data-at]").all()[:4]:
        walk(page, plot, name, faults)
    stand_out(page, name, faults)
    context.close()

    touch = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True)
    page = touch.new_page()
    page.goto(address)
    tap(page, name, faults)
    touch.close()

    silent = browser.new_context(java_script_enabled=False)
    page = silent.new_page()
    page.goto(address)
    for figure in page.locator("figure.explorer").all():
        if figure.locator(".controls").is_visible():
            faults.add(name, figure.get_attribute("id"), "shows controls that do nothing without JavaScript")
        if not figure.locator(".shown-at").is_visible():
            faults.add(name, figure.get_attribute("id"), "does not say what is shown without JavaScript")
    silent.close()


def use_explorer(page, figure, name, faults):
    """Moves each control over its ends, and compares what is shown with what the page holds for it."""
    label = figure.get_attribute("id")
    data = page.evaluate("id => JSON.parse(document.getElementById(id).querySelector('script').textContent)", label)
    names = data["controls"]
    at = list(data["start"])
    controls = figure.locator("[data-control]").all()
    if len(controls) != len(names):
        faults.add(name, label, f"has {len(controls)} controls for {len(names)}")
        return
    def shown():
        return figure.locator("[data-panel]").evaluate_all("places => places.map(place => place.innerHTML)")

    before = shown()
    changes = False
    for number, control in enumerate(controls):
        slider = control.locator("input[type=range]")
        last = len(names[number]) - 1
        if not slider.count():
            control.locator("input[type=radio]").last.check()
            at[number] = last
            changes = changes or shown() != before
            continue
        if control.bounding_box()["height"] < 44:
            faults.add(name, label, f"the control {number} is lower than 44 px")
        # By keyboard: to one end, no farther, and some steps back.
        slider.focus()
        for key, position in (("End", last), ("ArrowRight", last), ("Home", 0), ("ArrowLeft", 0), ("ArrowRight", min(1, last))):
            page.keyboard.press(key)
            at[number] = position
            changes = changes or shown() != before
            if slider.input_value() != str(position):
                faults.add(name, label, f"{key} leads to {slider.input_value()}, expected {position}")
            for told in (slider.get_attribute("aria-valuetext"), control.locator("output").inner_text()):
                if told != names[number][position]:
                    faults.add(name, label, f"says {told!r} at {names[number][position]!r}")
        # By mouse: to the middle of the track.
        box = slider.bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        at[number] = int(slider.input_value())
        if last > 2 and not 0 < at[number] < last:
            faults.add(name, label, f"a click in the middle of the slider leads to {at[number]} of {last}")
        for button in control.locator("[data-move]").all():
            button.click()
            at[number] = max(0, min(last, at[number] + int(button.get_attribute("data-move"))))
            if slider.input_value() != str(at[number]):
                faults.add(name, label, f"a button leads to {slider.input_value()}, expected {at[number]}")
    if not changes:
        faults.add(name, label, "does not change")
    for number, panel in enumerate(data["panels"]):
        expected = text_at(panel["pieces"], [len(names[c]) for c in panel["controls"]], [at[c] for c in panel["controls"]])
        # What the browser makes of that text, compared with what it shows.
        same = page.evaluate(
            "([id, number, text]) => { const place = document.querySelector(`#${id} [data-panel='${number}']`);"
            " const copy = place.cloneNode(false); copy.innerHTML = text;"
            # The script has put a mark and a box for values beside each drawing.
            " const shown = (element) => [...element.querySelectorAll('svg, table')].map((part) => part.outerHTML).join('')"
            " || element.innerHTML; return shown(copy) === shown(place); }",
            [label, number, expected])
        if not same:
            faults.add(name, label, f"panel {number} shows something else than its position")
    page.wait_for_timeout(WAIT)
    spoken = figure.locator(".spoken").inner_text()
    for number, panel in enumerate(data["panels"]):
        if panel["name"] and panel["name"] not in spoken:
            faults.add(name, label, f"the live region does not say {panel['name']!r}: {spoken!r}")


def text_at(pieces, counts, at):
    """The rules of StateTable.swift once more, in a third language."""

    def value(controls, values):
        index = 0
        for control in controls:
            index = index * counts[control] + at[control]
        return values.split(" ")[index]

    lines = []
    for piece in pieces:
        if isinstance(piece, str):
            lines.append(piece)
        elif piece[-1] == 0:
            lines.append("\n".join(piece[0][int(line)] for line in value(*piece[1]).split("+")))
        elif piece[-1] == 1:
            control = piece[1]
            inner_counts, inner_at = list(counts), list(at)
            inner_counts[control], inner_at[control] = 1, 0
            lines.append(text_at(piece[0][at[control]], inner_counts, inner_at))
        else:
            parts, *numbers = piece
            text = parts[0]
            for part, number in zip(parts[1:], numbers):
                text += value(*number) + part
            lines.append(text)
    return "\n".join(lines)


def walk(page, plot, name, faults):
    """Values by the arrow keys and under the pointer, word for word those of the table."""
    figure = plot.evaluate("plot => plot.closest('figure').id")
    plot.focus()
    page.keyboard.press("Home")
    first = plot.get_attribute("aria-valuetext")
    page.keyboard.press("End")
    last = plot.get_attribute("aria-valuetext")
    rows = page.evaluate(
        "id => [...document.getElementById(id).tBodies[0].rows].map(row => [...row.cells].map(c => c.textContent))",
        plot.get_attribute("data-table"))
    for text in (first, last):
        if not any(all(cell in text for cell in row if cell) for row in rows):
            faults.add(name, figure, f"speaks a value that its table does not have: {text!r}")
    if plot.get_attribute("data-at").count(" ") > 2 and first == last:
        faults.add(name, figure, "the arrow keys lead nowhere")
    page.keyboard.press("Escape")
    if plot.locator(".value-box").is_visible():
        faults.add(name, figure, "Escape does not hide the value")
    box = plot.locator("svg").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    if not plot.locator(".value-box").is_visible():
        faults.add(name, figure, "shows no value under the pointer")
    page.mouse.move(0, 0)
    if plot.locator(".value-box").is_visible():
        faults.add(name, figure, "keeps its value when the pointer has left")


def stand_out(page, name, faults):
    """A name in a legend dims the other series."""
    texts = page.locator("svg.chart text[data-s]")
    if not texts.count():
        return
    texts.first.hover()
    svg = page.locator("svg.chart.dims")
    if svg.count() != 1 or not svg.locator(".stands-out").count():
        faults.add(name, "", "a name under the pointer does not make its series stand out")
    page.mouse.move(0, 0)
    if page.locator("svg.chart.dims").count():
        faults.add(name, "", "series stay dimmed when the pointer has left")


def tap(page, name, faults):
    """A finger shows a value, and moves a slider."""
    plots = page.locator(".plot[data-at]")
    if plots.count():
        plots.first.scroll_into_view_if_needed()
        plots.first.locator("svg").tap()
        if not plots.first.locator(".value-box").is_visible():
            faults.add(name, "", "a tap on a chart shows no value")
    slider = page.locator("figure.explorer input[type=range]")
    if slider.count():
        slider.first.scroll_into_view_if_needed()
        before = slider.first.input_value()
        box = slider.first.bounding_box()
        # At the end that is farther from where it stands.
        stands_left = slider.first.evaluate("s => s.value - s.min < s.max - s.value")
        page.touchscreen.tap(
            box["x"] + (box["width"] - 12 if stands_left else 12), box["y"] + box["height"] / 2
        )
        if slider.first.input_value() == before:
            faults.add(name, "", "a tap on a slider does not move it")
