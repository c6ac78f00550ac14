// Figures that answer: controls of an explorer, values of a chart under the pointer or the arrow keys, series that
// stand out. Nothing is computed here: every position and every value is in the page. Every page is whole
// without it.
"use strict";

(() => {
  // The text of a state table at a position of each of its controls: see StateTable.swift.
  const valueAt = (counts, at, [controls, values]) =>
    values[controls.reduce((index, control) => index * counts[control] + at[control], 0)];
  const textAt = (pieces, counts, at) => pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    if (piece[2] === 0) {
      return valueAt(counts, at, piece[1]).split("+").map((line) => piece[0][line]).join("\n");
    }
    if (piece[2] === 1) {
      const own = (list, value) => list.map((old, i) => i === piece[1] ? value : old);
      return textAt(piece[0][at[piece[1]]], own(counts, 1), own(at, 0));
    }
    const [parts, ...numbers] = piece;
    return numbers.reduce(
      (text, values, i) => text + valueAt(counts, at, values) + parts[i + 1], parts[0]);
  }).join("\n");
  const unpacked = (pieces) => pieces.map((piece) => typeof piece === "string" ? piece
    : piece[2] === 1 ? [piece[0].map(unpacked), piece[1], 1]
      : piece.map((part, i) => i && part ? [part[0], part[1].split(" ")] : part));

  if (typeof document === "undefined") {
    globalThis.textAt = (pieces, counts, at) =>
      textAt(unpacked(JSON.parse(pieces)), JSON.parse(counts), JSON.parse(at));
    return;
  }

  // MARK: Explorers

  const explorer = (figure) => {
    const data = JSON.parse(figure.querySelector("script").textContent);
    const at = data.start.slice();
    const spoken = figure.querySelector(".spoken");
    const panels = data.panels.map((panel, i) => ({
      name: panel.name,
      controls: panel.controls,
      pieces: unpacked(panel.pieces),
      counts: panel.controls.map((control) => data.controls[control].length),
      place: figure.querySelector(`[data-panel="${i}"]`),
    }));
    let timer = 0;
    const show = (moved, said) => {
      for (const panel of panels) {
        if (!panel.controls.includes(moved)) continue;
        panel.place.innerHTML =
          textAt(panel.pieces, panel.counts, panel.controls.map((control) => at[control]));
        walkAll(panel.place);
      }
      clearTimeout(timer);
      timer = setTimeout(() => {
        spoken.textContent = [said, ...panels.filter((panel) => panel.name)
          .map((panel) => `${panel.name} ${panel.place.textContent}`)].filter(Boolean).join("; ");
      }, 500);
    };
    for (const control of figure.querySelectorAll("[data-control]")) {
      const index = +control.dataset.control;
      const names = data.controls[index];
      const range = control.querySelector("input[type=range]");
      const move = (position, isSaid) => {
        at[index] = Math.max(0, Math.min(names.length - 1, Math.round(+position) || 0));
        if (range) {
          range.value = at[index];
          range.setAttribute("aria-valuetext", names[at[index]]);
          control.querySelector("output").textContent = names[at[index]];
        }
        show(index, isSaid ? names[at[index]] : "");
      };
      control.addEventListener("input", (event) => move(event.target.value));
      for (const button of control.querySelectorAll("[data-move]")) {
        button.addEventListener("click", () => move(at[index] + +button.dataset.move, true));
      }
      // A browser that goes back may have kept where the control stood.
      const kept = range ? range.value : control.querySelector("input:checked")?.value;
      if (kept !== undefined && +kept !== at[index]) move(kept);
    }
    figure.querySelector(".controls").hidden = false;
    figure.querySelector(".shown-at").hidden = true;
  };

  // MARK: Values under the pointer and the arrow keys

  // A plot carries the places of the rows of its data table, in the drawing's coordinates.
  const walk = (plot) => {
    const svg = plot.querySelector("svg");
    const table = document.getElementById(plot.dataset.table);
    if (!svg || !table) return;
    const names = [...table.querySelectorAll("thead th, thead td")].map((cell) => cell.textContent);
    const points = [];
    plot.dataset.at.split(" ").forEach((place, row) => {
      const [x, y] = place.split(",").map(Number);
      if (place === "-") return;
      const cells = [...table.tBodies[0].rows[row].cells].map((cell) => cell.textContent);
      const key = plot.dataset.keys
        ? plot.dataset.keys.split(" ").map((column) => cells[column]).join("\n") : "";
      points.push({ x, y, key, words: names.map((name, i) => [name, cells[i]])
        .filter(([name, cell]) => name && cell) });
    });
    if (!points.length) return;
    const series = [...new Set(points.map((point) => point.key))];
    const mark = document.createElement("span");
    const box = document.createElement("span");
    mark.className = "value-mark";
    box.className = "value-box";
    box.setAttribute("aria-hidden", "true");
    mark.hidden = box.hidden = true;
    plot.append(mark, box);
    plot.tabIndex = 0;
    plot.setAttribute("role", "slider");
    plot.setAttribute("aria-label", svg.querySelector("title")?.textContent ?? "");
    plot.setAttribute("aria-describedby", svg.querySelector("desc")?.id ?? "");
    plot.setAttribute("aria-valuemin", 1);
    plot.setAttribute("aria-valuemax", points.length);
    let current = -1;
    const size = svg.viewBox.baseVal;
    const hide = () => { mark.hidden = box.hidden = true; };
    const show = (index) => {
      current = index;
      const point = points[index];
      const frame = svg.getBoundingClientRect(), own = plot.getBoundingClientRect();
      const scale = frame.width / size.width;
      const left = frame.left - own.left + plot.scrollLeft + point.x * scale;
      const top = frame.top - own.top + point.y * scale;
      mark.hidden = box.hidden = false;
      mark.style.left = `${left}px`;
      mark.style.top = `${top}px`;
      box.textContent = point.words.map(([name, cell]) => `${name}: ${cell}`).join("\n");
      const width = box.offsetWidth, height = box.offsetHeight;
      box.style.left = `${Math.max(0, Math.min(left - width / 2, own.width - width))}px`;
      box.style.top = `${top - height - 12 < 0 ? top + 12 : top - height - 12}px`;
      plot.setAttribute("aria-valuenow", index + 1);
      plot.setAttribute("aria-valuetext", point.words.map(([name, cell]) => `${name} ${cell}`).join(", "));
    };
    plot.setAttribute("aria-valuenow", 1);
    plot.setAttribute("aria-valuetext", points[0].words.map((word) => word.join(" ")).join(", "));
    const nearest = (x, y, among, weight) => among.reduce((best, point) => {
      const distance = (point.x - x) ** 2 + weight * (point.y - y) ** 2;
      return distance < best[0] ? [distance, point] : best;
    }, [Infinity, null])[1];
    const at = (event) => {
      if (event.target.closest?.("text[data-s]")) return;
      const frame = svg.getBoundingClientRect();
      const scale = size.width / frame.width;
      const point = nearest(
        (event.clientX - frame.left) * scale, (event.clientY - frame.top) * scale, points, 0.3);
      show(points.indexOf(point));
    };
    plot.onpointermove = at;
    plot.onpointerdown = at;
    plot.onpointerleave = (event) => { if (event.pointerType === "mouse") hide(); };
    plot.onblur = hide;
    plot.onfocus = () => { if (plot.matches(":focus-visible")) show(Math.max(current, 0)); };
    plot.onkeydown = (event) => {
      const here = points[Math.max(current, 0)];
      const same = points.filter((point) => point.key === here.key);
      const place = same.indexOf(here), number = series.indexOf(here.key);
      const other = (step) => nearest(here.x, here.y, points.filter((point) =>
        point.key === series[(number + step + series.length) % series.length]), 0.001);
      const goal = {
        ArrowRight: () => same[Math.min(place + 1, same.length - 1)],
        ArrowLeft: () => same[Math.max(place - 1, 0)],
        ArrowUp: () => other(-1), ArrowDown: () => other(1),
        Home: () => same[0], End: () => same[same.length - 1],
      }[event.key];
      if (event.key === "Escape") hide();
      if (!goal) return;
      event.preventDefault();
      const point = goal();
      show(points.indexOf(point));
      if (point.key === here.key) return;
      standOut([...svg.querySelectorAll("text[data-s]")]
        .find((text) => point.key.split("\n").includes(text.textContent)));
    };
  };

  const walkAll = (place) => place.querySelectorAll(".plot[data-at]").forEach(walk);

  // MARK: Series that stand out

  // Shapes and texts of a series carry its number.
  const standOut = (chosen) => {
    for (const svg of document.querySelectorAll("svg.chart.dims")) {
      svg.classList.remove("dims");
      for (const shape of svg.querySelectorAll(".stands-out")) shape.classList.remove("stands-out");
    }
    if (!chosen) return;
    const svg = chosen.closest("svg.chart");
    svg.classList.add("dims");
    for (const shape of svg.querySelectorAll(`[data-s="${chosen.dataset.s}"]`)) {
      shape.classList.add("stands-out");
    }
  };
  const named = (event) => standOut(event.target.closest?.("svg.chart text[data-s]"));
  document.addEventListener("pointerover", named);
  document.addEventListener("pointerdown", named);

  for (const figure of document.querySelectorAll("figure.explorer")) explorer(figure);
  walkAll(document);
})();
