// The boxes to tick, with their counts, and the chips that tell what is chosen.

const SHOWN_AT_FIRST = 7;
const WORTH_NARROWING = 24;
const OPEN_AT_FIRST = new Set(["type", "status", "country", "person"]);
const JOINABLE = new Set(["country", "person", "organization"]); // an entry may have several, so "all of these" makes sense
const boxes = []; // for each facet: Map of value number -> { item, box, count }

function buildFacets() {
  facets.forEach((facet, number) => {
    boxes.push(new Map());
    if (!facet.values.length) return;
    const totals = new Uint32Array(facet.values.length);
    for (const entry of entries) for (const value of entry.values[number]) totals[value]++;
    const used = [...facet.values.keys()].filter((value) => totals[value]);
    const order = number === STATUS ? used : used.sort((a, b) => totals[b] - totals[a] || compare(number, a, b));
    $("done").before(facetElement(facet, number, order));
  });
}

function compare(facet, a, b) {
  return nameOf(facet, facets[facet].values[a]).localeCompare(nameOf(facet, facets[facet].values[b]), "en");
}

function facetElement(facet, number, order) {
  const list = make("ul");
  const items = order.map((value) => optionElement(facet, number, value));
  const body = make("div", { role: "group", "aria-label": facet.title });
  if (items.length > WORTH_NARROWING) body.append(narrowing(facet, items, number, order));
  list.append(...items);
  body.append(list);
  items.slice(SHOWN_AT_FIRST).forEach((item) => (item.hidden = true));
  if (items.length > SHOWN_AT_FIRST) body.append(moreButton(items));
  if (JOINABLE.has(facet.key)) {
    const box = make("input", { type: "checkbox", "data-every": number });
    body.append(make("label", { class: "match" }, box, "Only events with all of these"));
  }
  return make("details", { class: "facet", open: OPEN_AT_FIRST.has(facet.key) ? "" : null }, make("summary", {}, facet.title), body);
}

function optionElement(facet, number, value) {
  const box = make("input", { type: "checkbox", "data-facet": number, value: facet.values[value] });
  const count = make("span", { class: "count" });
  const swatch = number === TYPE ? make("span", { class: `swatch h${data.hues[value]}` }) : null;
  const mark = number === STATUS ? make("i", { class: `mark s-${facet.values[value]}` }) : null;
  const item = make("li", {}, make("label", {}, box, swatch, mark, make("span", { class: "name", dir: "auto" }, nameOf(number, facet.values[value])), count));
  boxes[number].set(value, { item, box, count });
  return item;
}

function moreButton(items) {
  const button = make("button", { type: "button", class: "link more", "aria-expanded": "false" }, `Show all ${items.length}`);
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") === "true";
    items.slice(SHOWN_AT_FIRST).forEach((item) => (item.hidden = open && !item.querySelector("input").checked));
    button.setAttribute("aria-expanded", String(!open));
    button.textContent = open ? `Show all ${items.length}` : "Show fewer";
  });
  return button;
}

function narrowing(facet, items, number, order) {
  const names = order.map((value) => fold(nameOf(number, facet.values[value])));
  const input = make("input", { type: "search", class: "narrow", placeholder: `Find in ${facet.title.toLowerCase()}`, "aria-label": `Find in ${facet.title.toLowerCase()}` });
  input.addEventListener("input", () => {
    const sought = fold(input.value);
    items.forEach((item, n) => (item.hidden = sought ? !names[n].includes(sought) : n >= SHOWN_AT_FIRST && !item.querySelector("input").checked));
  });
  return input;
}

/** Brings boxes and counts to the state. */
function showFacets() {
  boxes.forEach((held, facet) => {
    const counts = countsOf(facet);
    for (const [value, { item, box, count }] of held) {
      const checked = state.chosen[facet].has(facets[facet].values[value]);
      if (box.checked !== checked) box.checked = checked;
      if (checked) item.hidden = false;
      const text = String(counts[value]);
      if (count.textContent !== text) {
        count.textContent = text;
        item.className = counts[value] ? "" : "none";
      }
    }
  });
  for (const box of document.querySelectorAll("[data-every]")) box.checked = state.every[box.dataset.every];
  $("from").value = state.from === null ? "" : isoOf(state.from);
  $("to").value = state.to === null ? "" : isoOf(state.to);
  if ($("query").value !== state.query) $("query").value = state.query;
}

function periodWords() {
  if (state.from !== null && state.to !== null) {
    return state.from === state.to ? wordsOf(state.from) : `${wordsOf(state.from)} – ${wordsOf(state.to)}`;
  }
  if (state.from !== null) return `from ${wordsOf(state.from)}`;
  return state.to !== null ? `until ${wordsOf(state.to)}` : "";
}

/** One chip for each choice; each takes its choice back. */
function showChips() {
  const chips = [];
  const chip = (words, undo, kind) => {
    const button = make("button", { type: "button", class: kind || "chip", "aria-label": kind ? null : `Remove filter ${words}` }, words);
    button.addEventListener("click", () => {
      undo();
      update(true);
      $("events").focus({ preventScroll: true });
    });
    chips.push(button);
  };
  if (state.query) chip(`“${state.query}”`, () => (state.query = ""));
  if (periodWords()) chip(periodWords(), () => (state.from = state.to = null));
  state.chosen.forEach((values, facet) => {
    for (const value of values) chip(`${facets[facet].title}: ${capital(nameOf(facet, value))}`, () => values.delete(value));
  });
  const count = chips.length;
  if (count > 1) chip("Clear all", clearFilters, "chip all");
  $("chips").replaceChildren(...chips);
  $("show-filters").textContent = count ? `Filters (${count})` : "Filters";
}

function clearFilters() {
  state.query = "";
  state.chosen.forEach((values) => values.clear());
  state.every.fill(false);
  state.from = state.to = null;
}

function showTally(fitting) {
  const all = entries.length.toLocaleString("en");
  const noun = entries.length === 1 ? "event" : "events";
  $("tally").textContent = fitting === entries.length ? `${all} ${noun}` : `${fitting.toLocaleString("en")} of ${all} ${noun}`;
  $("done").textContent = `Show ${$("tally").textContent}`;
  $("empty").hidden = fitting > 0 || !entries.length;
}
