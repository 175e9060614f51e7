// Puts the parts together: one update after every choice, one listener for each kind of event.

/** Brings the whole page to the state; `step`: whether Back should return to what was before. */
function update(step) {
  const fitting = sift();
  showFitting();
  showFacets();
  showChips();
  showTally(fitting);
  drawOverview();
  markFound();
  writeAddress(step);
}

let waiting = false;

/** While something is dragged: one update a frame, the address only at the end. */
function redrawSoon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    const fitting = sift();
    showFitting();
    showFacets();
    showChips();
    showTally(fitting);
    drawOverview();
  });
}

/** Opens an entry and brings it into view; filters that hide it are cleared. */
function reveal(number) {
  if (failed[number]) clearFilters();
  state.open = number;
  update(true);
  showOpen();
}

function showOpen() {
  document.querySelector(".found")?.classList.remove("found");
  if (state.open === null) return;
  const row = rows[state.open];
  row.classList.add("found");
  row.firstElementChild.open = true;
  openEvidence(state.open);
  row.scrollIntoView({ block: "start" });
  row.querySelector("summary").focus({ preventScroll: true });
}

function fromAddress() {
  readAddress();
  written = location.hash.slice(1);
  if (state.open !== null) {
    sift();
    if (failed[state.open]) clearFilters();
  }
  update(false);
  showOpen();
}

$("query").addEventListener("input", () => {
  state.query = $("query").value;
  update(false);
});
$("controls").addEventListener("submit", (event) => event.preventDefault());
$("controls").addEventListener("change", (event) => {
  const box = event.target;
  if (box.dataset.every !== undefined) state.every[box.dataset.every] = box.checked;
  else if (box.dataset.facet !== undefined) {
    const chosen = state.chosen[box.dataset.facet];
    if (box.checked) chosen.add(box.value);
    else chosen.delete(box.value);
  } else if (box.type === "date") {
    state.from = dayOfIso($("from").value);
    state.to = dayOfIso($("to").value);
  } else return;
  update(true);
});

document.addEventListener("click", (event) => {
  const named = event.target.closest("button.pick, button.lane-name");
  if (!named) return;
  const chosen = state.chosen[named.dataset.facet];
  if (named.className === "pick" || !chosen.has(named.value)) chosen.add(named.value);
  else chosen.delete(named.value);
  const focused = named.className !== "pick" && document.activeElement === named;
  update(true);
  if (focused) [...document.querySelectorAll(".lane-name")].find((each) => each.value === named.value)?.focus();
});

// `toggle` does not bubble, but it can be caught on its way down.
$("events").addEventListener("toggle", (event) => {
  const row = event.target.parentElement;
  if (!row.classList.contains("entry")) return;
  const number = +row.id.slice(1);
  if (event.target.open) openEvidence(number);
  if (event.target.open && event.target.contains(document.activeElement)) state.open = number;
  else if (!event.target.open && state.open === number) state.open = null;
  writeAddress(false);
}, true);

/** Opens or closes every entry that is shown. */
function setAll(open) {
  rows.forEach((row, number) => {
    if (failed[number] && open) return;
    if (open) openEvidence(number);
    row.firstElementChild.open = open;
  });
}
$("open-all").addEventListener("click", () => {
  const open = $("open-all").textContent === "Open all";
  setAll(open);
  $("open-all").textContent = open ? "Close all" : "Open all";
});

$("clear").addEventListener("click", () => {
  clearFilters();
  update(true);
});
$("show-filters").addEventListener("click", () => {
  const shown = $("filters").classList.toggle("shown");
  $("show-filters").setAttribute("aria-expanded", String(shown));
  if (shown) $("controls").scrollIntoView();
});
$("done").addEventListener("click", () => {
  $("show-filters").click();
  $("events").scrollIntoView();
  $("events").focus({ preventScroll: true });
});
$("skip").addEventListener("click", (event) => {
  event.preventDefault(); // the address holds the filters
  $("events").focus();
});
for (const button of document.querySelectorAll("[data-lanes]")) {
  button.addEventListener("click", () => {
    state.lanes = button.dataset.lanes;
    update(true);
  });
}

const THEMES = ["system", "light", "dark"];

function setTheme(theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  $("theme").setAttribute("aria-label", `Colours: ${theme === "system" ? "as the system" : theme}`);
  $("theme").textContent = { system: "◐", light: "○", dark: "●" }[theme];
}

/** The colours chosen on this device; a viewer may forbid to keep them. */
function keptTheme(chosen) {
  try {
    if (chosen) localStorage.setItem("timeline-colours", chosen);
    return localStorage.getItem("timeline-colours");
  } catch {
    return null;
  }
}
let theme = THEMES.includes(keptTheme()) ? keptTheme() : "system";
setTheme(theme);
$("theme").addEventListener("click", () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  setTheme(theme);
  keptTheme(theme);
});

$("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(location.href);
    $("copy").textContent = "Copied";
  } catch {
    $("copy").textContent = "Copy it from the address bar";
  }
  setTimeout(() => ($("copy").textContent = "Copy link"), 2000);
});

let opened = [];
$("print").addEventListener("click", () => window.print());
window.addEventListener("beforeprint", () => {
  if (!$("print-evidence").checked) return;
  opened = rows.filter((row, number) => !failed[number] && !row.firstElementChild.open);
  opened.forEach((row) => {
    openEvidence(+row.id.slice(1));
    row.firstElementChild.open = true;
  });
});
window.addEventListener("afterprint", () => {
  opened.forEach((row) => (row.firstElementChild.open = false));
  opened = [];
});

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox";
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    $("query").focus();
  } else if (event.key === "Escape" && $("filters").classList.contains("shown")) {
    $("show-filters").click();
    $("show-filters").focus();
  }
});

window.addEventListener("popstate", fromAddress);
window.addEventListener("hashchange", () => {
  if (location.hash.slice(1) !== written) fromAddress();
});
let width = 0;
new ResizeObserver(() => {
  if (strip.clientWidth === width || !width) {
    width = strip.clientWidth;
    return;
  }
  width = strip.clientWidth;
  drawOverview();
}).observe(strip);

buildFacets();
fromAddress();
whenIdle(prepareSearch);
