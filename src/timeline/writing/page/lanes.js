// The swim lanes: one row a type or country, one mark an entry. Marks of one look are one path, so thousands draw at once.

const LANE_HEIGHT = 27;
const LANE_HEIGHT_NARROW = 40;
const MOST_COUNTRIES = 8;
const RADIUS = 4;
const NEAR = 11;
// The shapes of the list, each drawn over the one before: class and path.
const LOOKS = {
  held: [["held", disc]],
  ongoing: [["ring", disc], ["half", half]],
  planned: [["ring", disc]],
  proposed: [["ring dotted", disc]],
  postponed: [["ring", disc], ["stroke", bar]],
  cancelled: [["stroke", cross]],
};
const LAYERS = ["held", "ring dotted", "ring", "half", "stroke"];

let marks = []; // { x, y, number }: where the marks of the drawn lanes stand

/** The facet's values that get a lane, most frequent first: types all; of countries the chosen ones and those that lead
    among what the other filters leave, whatever the period, so that rows stay while it is dragged. */
function laneValues() {
  const facet = state.lanes === "country" ? COUNTRY : TYPE;
  const totals = new Uint32Array(facets[facet].values.length);
  entries.forEach((entry, n) => {
    if (facet === COUNTRY && failed[n] & ~PERIOD_BIT) return;
    for (const value of entry.values[facet]) totals[value]++;
  });
  const chosen = (value) => Number(state.chosen[facet].has(facets[facet].values[value]));
  const order = [...totals.keys()].filter((value) => totals[value] || chosen(value));
  order.sort((a, b) => (facet === COUNTRY ? chosen(b) - chosen(a) : 0) || totals[b] - totals[a] || a - b);
  return { facet, values: facet === COUNTRY ? order.slice(0, MOST_COUNTRIES) : order };
}

/** Draws the lanes over the scale into the box. */
function drawLanes(box, scale, gutter, axis) {
  const { facet, values } = laneValues();
  const high = gutter ? LANE_HEIGHT : LANE_HEIGHT_NARROW;
  const height = values.length * high + (axis ? 24 : 6);
  const svg = draw("svg", { height, viewBox: `0 0 ${box.clientWidth} ${height}`, role: "img", "aria-label": laneSummary(facet, values) });
  const grid = draw("g", { class: "axis" });
  drawTicks(grid, ticksOf(scale), gutter, values.length * high, axis);
  drawFolds(grid, scale, gutter, values.length * high);
  svg.append(grid);
  marks = [];
  const names = values.map((value, lane) => {
    const top = lane * high;
    svg.append(draw("line", { class: "lane-rule", x1: 0, x2: box.clientWidth, y1: top + high, y2: top + high }));
    const held = heldIn(facet, value, scale);
    place(held, scale, gutter, top + (gutter ? 0 : 13), gutter ? high : high - 13);
    paint(svg, held);
    svg.append(draw("text", { class: "lane-text", x: 0, y: top + high / 2 + 4 }, nameOf(facet, facets[facet].values[value])));
    return laneName(facet, value, top, gutter ? high : 16, held.length);
  });
  const here = draw("circle", { class: "lane-here", r: RADIUS + 3, cx: -99, cy: -99 });
  svg.append(here);
  box.replaceChildren(svg, ...names);
  return here;
}

function laneSummary(facet, values) {
  const counts = countsOf(facet);
  const parts = values.map((value) => `${nameOf(facet, facets[facet].values[value])} ${counts[value]}`);
  return `Events by ${facets[facet].title.toLowerCase()} over time: ${parts.join(", ")}. The list below tells them one by one.`;
}

function heldIn(facet, value, scale) {
  const held = [];
  for (let n = 0; n < entries.length; n++) {
    const entry = entries[n];
    if (failed[n] || !entry.values[facet].includes(value) || !lies(entry, scale.from, scale.to)) continue;
    const first = Math.max(entry.first ?? entry.last, scale.from);
    const last = Math.min(entry.last ?? entry.first, scale.to);
    held.push({ number: n, first, last, exact: entry.known === "exact" });
  }
  return held;
}

/** Gives each mark its x and, piled up where several share a column, its y. */
function place(held, scale, gutter, top, high) {
  const columns = new Map();
  for (const mark of held) {
    mark.x0 = gutter + scale.place(mark.first);
    mark.x1 = gutter + scale.place(mark.last + 1);
    const room = Math.min(scale.step, 12) / 2;
    mark.x = mark.exact ? Math.min(mark.x0 + room, (mark.x0 + mark.x1) / 2) : (mark.x0 + mark.x1) / 2;
    const column = Math.round(mark.x / (RADIUS * 2));
    mark.level = columns.get(column) || 0;
    mark.column = column;
    columns.set(column, mark.level + 1);
  }
  const room = high - RADIUS * 2 - 2;
  for (const mark of held) {
    const count = columns.get(mark.column);
    const step = count > 1 ? Math.min(RADIUS * 2 - 0.5, room / (count - 1)) : 0;
    mark.y = top + high / 2 + (mark.level - (count - 1) / 2) * step;
    marks.push({ x: mark.x, y: mark.y, number: mark.number });
  }
}

/** Adds one path for each colour and look, the reach of long events below them. */
function paint(svg, held) {
  const paths = new Map();
  const add = (key, name, d) => {
    if (!paths.has(key)) paths.set(key, { name, d: [] });
    paths.get(key).d.push(d);
  };
  for (const mark of held) {
    const entry = entries[mark.number];
    const hue = `h${data.hues[entry.values[TYPE][0]]}`;
    const looks = LOOKS[facets[STATUS].values[entry.values[STATUS][0]]];
    const x = mark.x.toFixed(1);
    const y = mark.y.toFixed(1);
    if (mark.x1 - mark.x0 > RADIUS * 3) {
      const vague = mark.exact ? "" : " vague";
      add(`0${hue}${vague}`, `lane-reach ${hue}${vague}`, `M${mark.x0.toFixed(1)} ${y}H${mark.x1.toFixed(1)}`);
    }
    for (const [look, shape] of looks) add(`${1 + LAYERS.indexOf(look)}${hue}`, `lane-mark ${look} ${hue}`, shape(x, y));
  }
  for (const key of [...paths.keys()].sort()) svg.append(draw("path", { class: paths.get(key).name, d: paths.get(key).d.join("") }));
}

function disc(x, y) {
  const r = RADIUS - 0.5;
  return `M${x} ${y}m-${r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 -${2 * r} 0z`;
}

/** The left half of a disc. */
function half(x, y) {
  const r = RADIUS - 0.5;
  return `M${x} ${y}m0 -${r}a${r} ${r} 0 0 0 0 ${2 * r}z`;
}

function bar(x, y) {
  const r = RADIUS - 0.5;
  return `M${x} ${y}m-${r} 0h${2 * r}`;
}

function cross(x, y) {
  const r = RADIUS - 1;
  return `M${x} ${y}m-${r} -${r}l${2 * r} ${2 * r}m0 -${2 * r}l-${2 * r} ${2 * r}`;
}

function laneName(facet, value, top, high, count) {
  const text = facets[facet].values[value];
  const swatch = facet === TYPE ? make("span", { class: `swatch h${data.hues[value]}` }) : null;
  const button = make("button", {
    type: "button", class: "lane-name", "aria-pressed": String(state.chosen[facet].has(text)), "data-facet": facet, value: text,
  }, swatch, make("span", { class: "name", dir: "auto" }, nameOf(facet, text)), make("span", { class: "count" }, String(count)));
  button.style.top = `${top}px`;
  button.style.height = `${high}px`;
  return button;
}

function drawTicks(group, ticks, gutter, height, texts) {
  for (const tick of ticks) {
    const x = (gutter + tick.x).toFixed(1);
    group.append(draw("line", { x1: x, x2: x, y1: 0, y2: height + (texts ? 5 : 0) }));
    if (texts) group.append(draw("text", { x: gutter + tick.x + 3, y: height + 15, class: tick.big ? "big" : "" }, tick.text));
  }
}

/** A zigzag where time is folded. */
function drawFolds(group, scale, gutter, height) {
  scale.pieces.slice(1).forEach((piece) => {
    const x = gutter + piece.x0 - FOLD_PX / 2;
    let d = `M${x} 0`;
    for (let y = 0; y < height; y += 8) d += `l3 4l-3 4`;
    group.append(draw("path", { class: "break", d }));
  });
}

/** The mark next to the point, null where none is near. */
function markAt(x, y) {
  let best = null;
  let least = NEAR * NEAR;
  for (const mark of marks) {
    const far = (mark.x - x) ** 2 + (mark.y - y) ** 2;
    if (far < least) {
      least = far;
      best = mark;
    }
  }
  return best;
}
