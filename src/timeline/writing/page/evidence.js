// What an entry opens to: the sentences with trigger and date marked, who says them, what the sources disagree on, why
// they were taken for one event. Made when the entry is first opened.

function openEvidence(number) {
  const details = rows[number].firstElementChild;
  if (details.childElementCount > 1) return;
  const known = evidence().entries[number];
  const parts = [
    title(known.reports.length === 1 ? "What the source says" : `What the ${known.reports.length} sources say`),
    ...known.reports.map((report) => reportElement(report, known)),
  ];
  if (known.conflicts.length) parts.push(title("Where the sources disagree"), ...known.conflicts.flatMap(conflictElements));
  if (known.joins.length) parts.push(title("Why these reports are one event"), ...known.joins.map(joinElement));
  parts.push(title("Details"), factsElement(known, number));
  if (known.readings.length) parts.push(readingsElement(known.readings));
  details.append(make("div", { class: "evidence" }, ...parts));
}

function title(text) {
  return make("h4", {}, text);
}

function reportElement(report, known) {
  const quotes = report.quotes.map((pieces) => make("blockquote", { dir: "auto" }, ...pieces.map(pieceElement)));
  const readings = known.reports.length > 1 || report.readings.some((r) => r.words) ? report.readings.map(readingElement) : [];
  return make("article", { class: "report" }, ...quotes, fromElement(evidence().sources[report.source]), ...readings);
}

function pieceElement(piece) {
  if (typeof piece === "string") return piece;
  const [kind, text] = piece;
  return make("mark", { class: kind === "t" ? "trigger" : "date", title: kind === "t" ? "speaks of the event" : "gives the date" }, text);
}

function fromElement(source) {
  const words = source.url ? make("a", { dir: "auto", href: webAddress(source.url), rel: "noopener noreferrer", target: "_blank" }, source.title) : make("bdi", {}, source.title);
  if (source.name === source.title) return make("p", { class: "from" }, words, ", ", dayOfSource(source));
  return make("p", { class: "from" }, make("bdi", { class: "outlet" }, source.name), ", ", dayOfSource(source), ": ", words);
}

function dayOfSource(source) {
  return source.iso ? make("time", { datetime: source.iso }, source.day) : "publication date not known";
}

/** The address, if it is one of a web page: checked when the page was made, and once more here. */
function webAddress(url) {
  return /^https?:\/\//i.test(url) ? url : null;
}

const BASIS = { explicit: "said in the text", implicit: "inferred", merged: "the date taken from another report" };

function readingElement(reading) {
  const words = reading.words ? ` from “${reading.words}”${reading.anchor ? `, reckoned from ${reading.anchor}` : ""}` : "";
  const basis = !reading.words && BASIS[reading.basis] ? ` (${BASIS[reading.basis]})` : "";
  return make("p", { class: "reading" }, `Read as: ${reading.type.replaceAll("_", " ")}, ${reading.status}, ${reading.date}${words}${basis}.`);
}

function conflictElements(conflict) {
  const rivals = conflict.values.map((rival, n) => {
    const papers = rival.sources.map((source) => evidence().sources[source]);
    const told = papers.map((paper) => make("span", {}, paper.day ? `${paper.name}, ${paper.day}` : paper.name));
    const verdict = make("span", { class: "verdict" }, n === 0 ? "✓ used here" : "not used");
    return make("div", { class: n === 0 ? "rival used" : "rival", role: "listitem" }, make("b", { dir: "auto" }, rival.value), ...told, verdict);
  });
  const name = capital(conflict.field);
  return [make("p", { class: "field" }, name), make("div", { class: "rivals", role: "list", "aria-label": name }, ...rivals)];
}

/** The comparison of two reports: each field's weight as a bar to the right (for one event) or to the left (against). */
function joinElement(join) {
  const [one, other] = join.sources.map((source) => make("bdi", { class: "outlet" }, evidence().sources[source].name));
  const told = one ? [one, " and ", other, ": "] : [];
  const chance = make("p", { class: "field" }, ...told, `${Math.abs(join.bits).toFixed(1)} bits ${join.bits < 0 ? "against" : "for"} one event`);
  const most = Math.max(...join.parts.map((part) => Math.abs(part.bits)), 1);
  return make("div", { class: "join" }, chance, make("ul", { class: "weights" }, ...join.parts.map((part) => partElement(part, most))));
}

function partElement(part, most) {
  const share = (Math.abs(part.bits) / most) * 50;
  const bar = make("i", { class: part.bits < 0 ? "against" : "for" });
  bar.style.width = `${share}%`;
  bar.style.left = `${part.bits < 0 ? 50 - share : 50}%`;
  const name = make("span", { class: "name" }, part.field, part.level ? make("span", { class: "level" }, ` ${part.level}`) : null);
  return make("li", {}, name, make("span", { class: "bar", "aria-hidden": "true" }, bar), make("span", { class: "bits" }, signed(part.bits)));
}

function signed(number) {
  return `${number < 0 ? "−" : "+"}${Math.abs(number).toFixed(1)}`;
}

/** A share in whole percent, but never rounded to what is certain. */
function percent(share) {
  return share > 0.99 && share < 1 ? "over 99%" : share > 0 && share < 0.01 ? "under 1%" : `${Math.round(share * 100)}%`;
}

/** What the extractor went by, for those who want to know: closed at first. */
function readingsElement(readings) {
  const cell = (text, kind) => make("td", kind ? { class: kind } : {}, text);
  const head = ["Field", "Words", "Sure", "Rule"].map((text) => make("th", { scope: "col" }, text));
  const lines = readings.map((row) => make("tr", {}, cell(row.field), make("td", { dir: "auto" }, row.words), cell(sureness(row.sure)), cell(row.rule, "rule")));
  const table = make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...lines));
  return make("details", { class: "readings" }, make("summary", {}, "How each field was read"), make("div", { class: "wide", tabindex: "0", role: "group", "aria-label": "How each field was read" }, table));
}

function sureness(sure) {
  if (sure === null) return "";
  return sure >= 0 && sure <= 1 ? percent(sure) : signed(sure);
}

function factsElement(known, number) {
  const list = make("dl", { class: "facts" });
  const add = (name, ...values) => list.append(make("dt", {}, name), make("dd", {}, ...values));
  known.actors.forEach((actor) => {
    const facet = facets.findIndex((each) => each.key === (actor.kind === "delegation" ? "organization" : actor.kind));
    const value = actor.kind === "country" && actor.country ? actor.country : actor.name;
    const about = [actor.title, actor.country && actor.kind !== "country" ? nameOf(COUNTRY, actor.country) : null].filter(Boolean).join(", ");
    const role = actor.role || "participant";
    add(capital(role), pick(facet, value, actor.name), about ? `, ${about}` : "");
  });
  known.places.forEach((spot) => {
    const country = spot.country && spot.kind !== "country" ? `, ${nameOf(COUNTRY, spot.country)}` : "";
    add("Place", pick(facets.findIndex((each) => each.key === "place"), spot.name, spot.name), country);
  });
  if (known.part_of) add("Part of", linkTo(known.part_of[0], known.part_of[1]));
  const parts = partsOf(entries[number].id);
  if (parts.length) add("Includes", ...parts.flatMap((part, n) => (n ? ["; ", linkTo(entries[part].id, entries[part].label)] : [linkTo(entries[part].id, entries[part].label)])));
  known.facts.forEach(([name, value]) => add(name, value));
  add("Identifier", linkTo(entries[number].id, entries[number].id));
  return list;
}

let wholes = null;

/** The numbers of the entries that are part of that one. */
function partsOf(id) {
  if (!wholes) {
    wholes = new Map();
    evidence().entries.forEach((known, number) => {
      if (known.part_of) wholes.set(known.part_of[0], [...(wholes.get(known.part_of[0]) || []), number]);
    });
  }
  return wholes.get(id) || [];
}

/** A name that can be filtered by. */
function pick(facet, value, text) {
  return make("button", { type: "button", class: "pick", dir: "auto", "data-facet": facet, value, title: `Show only events with ${text}` }, text);
}

function linkTo(id, text) {
  return byId.has(id) ? make("a", { dir: "auto", href: `#${new URLSearchParams({ open: id })}` }, text || id) : text || id;
}
