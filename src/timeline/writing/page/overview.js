// The strip (all of time, with the chosen period as a window on it) and what mouse, finger and keys do to the period.

const STRIP_HEIGHT = 68;
const GUTTER = 132;
const NARROW = 620;
const DRAG_PX = 5;
const MOST_COVERED = 400; // units that one vague entry is spread over

const strip = $("strip");
const lanesBox = $("lanes");
const days = entries.flatMap(stopsOf).sort((a, b) => a - b);
const domain = days.length ? margin(days[0], days[days.length - 1]) : null;
let whole = null; // the scale of the strip
let zoomed = null; // that of the lanes
let gutter = GUTTER;
let ring = null;

/** The days that keep a stretch of time from being folded: a vague span only its middle, lest a decade hold ten years open. */
function stopsOf(entry) {
  const held = [entry.first, entry.last].filter((day) => day !== null);
  return held.length < 2 || entry.known === "exact" ? held : [Math.floor((held[0] + held[1]) / 2)];
}

function margin(first, last) {
  const room = Math.max(3, Math.min(20, Math.round((last - first) * 0.01)));
  return { from: first - room, to: last + room };
}

/** Draws strip and lanes anew: after a filter, a change of period or of width. */
function drawOverview() {
  if (!domain) {
    $("overview").hidden = true;
    return;
  }
  const width = strip.clientWidth;
  gutter = width < NARROW ? 0 : GUTTER;
  whole = makeScale(days, domain.from, domain.to, width - gutter - 8);
  const full = state.from === null && state.to === null;
  const from = Math.max(domain.from, Math.min(state.from ?? domain.from, domain.to));
  const to = Math.min(domain.to, Math.max(state.to ?? domain.to, from));
  zoomed = full ? whole : makeScale(days, from, to, width - gutter - 8);
  drawStrip(width);
  ring = drawLanes(lanesBox, zoomed, gutter, !full);
  placeBrush(full, from, to);
  $("period").textContent = full ? "All time" : periodWords();
  for (const button of document.querySelectorAll("[data-lanes]")) button.setAttribute("aria-pressed", String(button.dataset.lanes === state.lanes));
  $("zoom-out").disabled = $("zoom-all").disabled = full;
}

function drawStrip(width) {
  const unit = unitOf(whole.step, 6);
  const bins = binned(unit);
  const most = Math.max(1, ...[...bins.values()].map((bin) => bin.all));
  const svg = draw("svg", { height: STRIP_HEIGHT + 22, viewBox: `0 0 ${width} ${STRIP_HEIGHT + 22}`, "aria-hidden": "true" });
  const axis = draw("g", { class: "axis" });
  axis.append(draw("line", { x1: gutter, x2: width, y1: STRIP_HEIGHT, y2: STRIP_HEIGHT }));
  for (const tick of ticksOf(whole)) {
    const x = gutter + tick.x;
    axis.append(draw("line", { x1: x, x2: x, y1: STRIP_HEIGHT, y2: STRIP_HEIGHT + 5 }), draw("text", { x: x + 3, y: STRIP_HEIGHT + 16, class: tick.big ? "big" : "" }, tick.text));
  }
  drawFolds(axis, whole, gutter, STRIP_HEIGHT);
  const paths = { all: [], some: [] };
  for (const [day, bin] of bins) {
    const x = gutter + whole.place(Math.max(day, domain.from));
    const wide = Math.max(1.5, gutter + whole.place(Math.min(unit.next(day), domain.to + 1)) - x - 1);
    for (const kind of ["all", "some"]) {
      const high = (bin[kind] / most) * (STRIP_HEIGHT - 6);
      if (high) paths[kind].push(`M${x.toFixed(1)} ${STRIP_HEIGHT}v-${high.toFixed(1)}h${wide.toFixed(1)}v${high.toFixed(1)}z`);
    }
  }
  svg.append(draw("path", { class: "all", d: paths.all.join("") }), draw("path", { class: "some", d: paths.some.join("") }), axis);
  if (gutter) svg.append(stripLabel(unit, most));
  strip.querySelector("svg")?.remove();
  strip.prepend(svg);
}

function stripLabel(unit, most) {
  const group = draw("g", { class: "axis" });
  const peak = Math.round(most);
  group.append(draw("text", { x: 0, y: 12, class: "big" }, "All events"), draw("text", { x: 0, y: 28 }, `per ${unit.name}, most ${peak}`));
  return group;
}

const unitsHeld = new Map(); // by the unit's name: for each entry the first days of the units that it covers

function heldUnits(unit) {
  if (!unitsHeld.has(unit.name)) unitsHeld.set(unit.name, entries.map((entry) => coveredBy(entry, unit)));
  return unitsHeld.get(unit.name);
}

function coveredBy(entry, unit) {
  if (entry.first === null && entry.last === null) return [];
  const last = unit.first(entry.last ?? entry.first);
  const covered = [];
  for (let day = unit.first(entry.first ?? entry.last); day <= last && covered.length < MOST_COVERED; day = unit.next(day)) covered.push(day);
  return covered;
}

/** For each unit how many entries it holds: of all, and of those that the other filters leave. An entry that covers
    several units counts in each for its share. */
function binned(unit) {
  const bins = new Map();
  heldUnits(unit).forEach((covered, number) => {
    const fits = !(failed[number] & ~PERIOD_BIT);
    for (const day of covered) {
      let bin = bins.get(day);
      if (!bin) bins.set(day, (bin = { all: 0, some: 0 }));
      bin.all += 1 / covered.length;
      if (fits) bin.some += 1 / covered.length;
    }
  });
  return bins;
}

function placeBrush(full, from, to) {
  const left = gutter + whole.place(from);
  const right = gutter + whole.place(to + 1);
  const brush = $("brush");
  brush.hidden = full;
  brush.style.left = `${left}px`;
  brush.style.width = `${Math.max(2, right - left)}px`;
  for (const [id, x, day] of [["handle-from", left, from], ["handle-to", right, to]]) {
    const handle = $(id);
    handle.style.left = `${x}px`;
    handle.setAttribute("aria-valuemin", domain.from);
    handle.setAttribute("aria-valuemax", domain.to);
    handle.setAttribute("aria-valuenow", day);
    handle.setAttribute("aria-valuetext", wordsOf(day));
  }
}

/** Chooses the period; the whole of time is no choice. */
function choosePeriod(a, b) {
  const from = Math.max(domain.from, Math.min(a, b));
  const to = Math.min(domain.to, Math.max(a, b));
  const full = from <= domain.from && to >= domain.to;
  state.from = full ? null : from;
  state.to = full ? null : to;
}

function dayAt(event, scale, box) {
  return scale.invert(event.clientX - box.getBoundingClientRect().left - gutter);
}

/** Dragging on the strip: a handle moves its edge, the window moves as a whole, elsewhere a new window opens. */
strip.addEventListener("pointerdown", (event) => {
  if (event.button || !domain) return;
  const start = dayAt(event, whole, strip);
  const from = state.from ?? domain.from;
  const to = state.to ?? domain.to;
  const kept = { "handle-from": to, "handle-to": from }[event.target.id];
  const moving = event.target.id === "brush";
  follow(event, strip, (move) => {
    const day = dayAt(move, whole, strip);
    if (moving) {
      const by = Math.max(domain.from - from, Math.min(day - start, domain.to - to));
      choosePeriod(from + by, to + by);
    } else {
      choosePeriod(kept ?? start, day);
    }
    redrawSoon();
  });
});

strip.addEventListener("dblclick", () => {
  state.from = state.to = null;
  update(true);
});

/** Dragging across the lanes zooms into what was dragged over; a click opens the event under it. */
lanesBox.addEventListener("pointerdown", (event) => {
  if (event.button || !domain || event.target.closest(".lane-name")) return;
  const start = dayAt(event, zoomed, lanesBox);
  const left = event.clientX - lanesBox.getBoundingClientRect().left;
  const svg = lanesBox.querySelector("svg");
  const pick = draw("rect", { class: "lane-pick", y: 0, height: svg.getAttribute("height") });
  let end = null;
  follow(event, lanesBox, (move) => {
    const here = Math.max(gutter, move.clientX - lanesBox.getBoundingClientRect().left);
    end = dayAt(move, zoomed, lanesBox);
    pick.setAttribute("x", Math.min(here, left));
    pick.setAttribute("width", Math.abs(here - left));
    if (!pick.isConnected) svg.append(pick);
  }, () => {
    pick.remove();
    if (end !== null) {
      choosePeriod(start, end);
      update(true);
    }
  });
});

lanesBox.addEventListener("click", (event) => {
  if (event.target.closest(".lane-name") || dragged) return;
  const found = markUnder(event);
  if (found) reveal(found.number);
});

function markUnder(event) {
  const box = lanesBox.getBoundingClientRect();
  return markAt(event.clientX - box.left, event.clientY - box.top);
}

lanesBox.addEventListener("pointermove", (event) => showTip(event.buttons ? null : markUnder(event)));
lanesBox.addEventListener("pointerleave", () => showTip(null));

function showTip(mark) {
  const tip = $("tip");
  tip.hidden = !mark;
  lanesBox.style.cursor = mark ? "pointer" : "crosshair";
  ring?.setAttribute("cx", mark ? mark.x : -99);
  ring?.setAttribute("cy", mark ? mark.y : -99);
  if (!mark) return;
  const entry = entries[mark.number];
  tip.replaceChildren(make("b", {}, entry.label), `${entry.when}, ${facets[STATUS].values[entry.values[STATUS][0]]}`);
  const room = lanesBox.clientWidth - tip.offsetWidth;
  tip.style.left = `${Math.max(0, Math.min(mark.x + 12, room))}px`;
  tip.style.top = `${lanesBox.offsetTop + mark.y + 14}px`;
}

let dragged = false;

/** Calls `moved` while the pointer drags, then `done`. A press without a drag calls neither. */
function follow(event, box, moved, done) {
  const start = event.clientX;
  dragged = false;
  box.setPointerCapture(event.pointerId);
  const move = (later) => {
    if (!dragged && Math.abs(later.clientX - start) < DRAG_PX) return;
    dragged = true;
    moved(later);
  };
  const end = () => {
    box.removeEventListener("pointermove", move);
    for (const kind of ["pointerup", "pointercancel"]) box.removeEventListener(kind, end);
    if (!dragged) return;
    if (done) done();
    else update(true);
  };
  box.addEventListener("pointermove", move);
  for (const kind of ["pointerup", "pointercancel"]) box.addEventListener(kind, end);
}

/** Arrow keys move an edge by a bar of the strip, with Shift by a day, Page keys by a year. */
for (const id of ["handle-from", "handle-to"]) {
  $(id).addEventListener("keydown", (event) => {
    const isFrom = id === "handle-from";
    const from = state.from ?? domain.from;
    const to = state.to ?? domain.to;
    const day = isFrom ? from : to;
    const step = event.shiftKey ? 1 : Math.max(1, Math.round(unitOf(whole.step, 6).days));
    const moved = {
      ArrowLeft: day - step, ArrowDown: day - step, ArrowRight: day + step, ArrowUp: day + step,
      PageDown: day - 365, PageUp: day + 365, Home: domain.from, End: domain.to,
    }[event.key];
    if (moved === undefined) return;
    event.preventDefault();
    if (isFrom) choosePeriod(Math.min(moved, to), to);
    else choosePeriod(from, Math.max(moved, from));
    update(false);
  });
}

/** Zooms by the factor about the middle of what is shown. */
function zoom(factor) {
  const { from, to } = zoomed;
  const middle = whole.invert((whole.place(from) + whole.place(to + 1)) / 2);
  const half = Math.max(3, ((to - from) / 2) * factor);
  choosePeriod(Math.round(middle - half), Math.round(middle + half));
  update(true);
}

$("zoom-in").addEventListener("click", () => zoom(0.5));
$("zoom-out").addEventListener("click", () => zoom(2));
$("zoom-all").addEventListener("click", () => {
  state.from = state.to = null;
  update(true);
});
