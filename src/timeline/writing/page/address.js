// What the reader has chosen, and its place in the address: `#q=...&type=visit&country=FR&country=KZ&all=country&from=...`.

const state = {
  query: "",
  chosen: facets.map(() => new Set()),
  every: facets.map(() => false), // whether an entry must have all chosen values of the facet, not one of them
  from: null,
  to: null,
  lanes: "type",
  open: null,
};

function hashOf(held) {
  const pairs = new URLSearchParams();
  if (held.query) pairs.append("q", held.query);
  held.chosen.forEach((values, facet) => {
    for (const value of values) pairs.append(facets[facet].key, value);
    if (held.every[facet] && values.size) pairs.append("all", facets[facet].key);
  });
  if (held.from !== null) pairs.append("from", isoOf(held.from));
  if (held.to !== null) pairs.append("to", isoOf(held.to));
  if (held.lanes !== "type") pairs.append("rows", held.lanes);
  if (held.open !== null) pairs.append("open", entries[held.open].id);
  return pairs.toString();
}

/** Takes over what the address says; values that this page does not have are dropped. */
function readAddress() {
  const pairs = new URLSearchParams(location.hash.slice(1));
  state.query = pairs.get("q") || "";
  facets.forEach((facet, number) => {
    const known = new Set(facet.values);
    state.chosen[number] = new Set(pairs.getAll(facet.key).filter((value) => known.has(value)));
    state.every[number] = pairs.getAll("all").includes(facet.key);
  });
  state.from = dayOfIso(pairs.get("from"));
  state.to = dayOfIso(pairs.get("to"));
  state.lanes = pairs.get("rows") === "country" ? "country" : "type";
  state.open = byId.get(pairs.get("open")) ?? null;
}

let written = location.hash.slice(1);

/** Puts the choice into the address; a step (a box ticked) can be undone by Back, typing and dragging cannot. */
function writeAddress(step) {
  const hash = hashOf(state);
  if (hash === written) return;
  written = hash;
  const url = hash ? `#${hash}` : location.pathname + location.search;
  try {
    history[step ? "pushState" : "replaceState"](null, "", url);
  } catch {
    location.hash = hash; // a viewer that forbids the history of a file
  }
}
