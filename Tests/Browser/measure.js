// The faults of the figures that a page shows now: texts that overlap, or leave their frame.
//
// A text is the polygon of its box's corners on the screen, so that a turned one is measured as it stands.
// Two polygons are apart if and only if an axis along one of their sides separates them.
() => {
  const tolerance = 1; // pixels: the halo of a text and the ascent that no letter fills
  const faults = [];

  const corners = (element) => {
    const box = element.getBBox();
    const matrix = element.getScreenCTM();
    const at = (x, y) => new DOMPoint(x, y).matrixTransform(matrix);
    return [
      at(box.x, box.y), at(box.x + box.width, box.y),
      at(box.x + box.width, box.y + box.height), at(box.x, box.y + box.height),
    ];
  };

  const overlap = (a, b) => {
    let least = Infinity;
    for (const polygon of [a, b]) {
      for (let i = 0; i < 4; i++) {
        const p = polygon[i], q = polygon[(i + 1) % 4];
        const length = Math.hypot(q.x - p.x, q.y - p.y);
        if (length === 0) continue;
        const normal = { x: (p.y - q.y) / length, y: (q.x - p.x) / length };
        const span = (points) => {
          const along = points.map((point) => point.x * normal.x + point.y * normal.y);
          return [Math.min(...along), Math.max(...along)];
        };
        const [a0, a1] = span(a), [b0, b1] = span(b);
        least = Math.min(least, Math.min(a1, b1) - Math.max(a0, b0));
      }
    }
    return least;
  };

  const described = (text) => {
    const xs = text.corners.map((p) => p.x), ys = text.corners.map((p) => p.y);
    const round = (value) => Math.round(value * 10) / 10;
    return `"${text.words}" at ${round(Math.min(...xs))}…${round(Math.max(...xs))}, ` +
      `${round(Math.min(...ys))}…${round(Math.max(...ys))}`;
  };

  for (const svg of document.querySelectorAll("svg.chart")) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) {
      if (!svg.closest("details:not([open])")) faults.push([svg.id, "the figure is not visible"]);
      continue;
    }
    const texts = [...svg.querySelectorAll("text")]
      .filter((element) => element.textContent.trim() !== "" && element.getClientRects().length > 0
        && getComputedStyle(element).visibility !== "hidden")
      .map((element) => ({ words: element.textContent, corners: corners(element) }));
    for (const text of texts) {
      const leaves = text.corners.some((p) =>
        p.x < frame.left - tolerance || p.x > frame.right + tolerance ||
        p.y < frame.top - tolerance || p.y > frame.bottom + tolerance);
      if (leaves) {
        faults.push([svg.id, `${described(text)} leaves the frame ` +
          `${Math.round(frame.left)}…${Math.round(frame.right)}, ` +
          `${Math.round(frame.top)}…${Math.round(frame.bottom)}`]);
      }
    }
    for (let i = 0; i < texts.length; i++) {
      for (let j = i + 1; j < texts.length; j++) {
        const depth = overlap(texts[i].corners, texts[j].corners);
        if (depth > tolerance) {
          faults.push([svg.id, `${described(texts[i])} and ${described(texts[j])} overlap ` +
            `by ${Math.round(depth * 10) / 10} px`]);
        }
      }
    }
  }
  return faults;
}
