// The text that search looks through, and the marks on what it found.

const SLICE = 100;
const haystacks = []; // the folded text of each entry: label, names, sources and every sentence of its evidence

function haystackOf(number) {
  const entry = entries[number];
  const words = [entry.label, entry.when, entry.extra];
  entry.values.forEach((values, facet) => {
    for (const value of values) words.push(nameOf(facet, facets[facet].values[value]));
  });
  for (const report of evidence().entries[number].reports) {
    words.push(evidence().sources[report.source].title);
    for (const quote of report.quotes) words.push(quote.map((piece) => (typeof piece === "string" ? piece : piece[1])).join(""));
  }
  return fold(words.join("\n"));
}

/** All haystacks; those not yet made are made now. */
function searchable() {
  while (haystacks.length < entries.length) haystacks.push(haystackOf(haystacks.length));
  return haystacks;
}

const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 50));

/** Makes the haystacks a few at a time while nothing else is to do, so that the first search need not. */
function prepareSearch() {
  const end = Math.min(entries.length, haystacks.length + SLICE);
  while (haystacks.length < end) haystacks.push(haystackOf(haystacks.length));
  if (end < entries.length) whenIdle(prepareSearch);
}

/** The words to find; what stands in double quotes is one of them. */
function termsOf(query) {
  return (query.match(/"[^"]+"|[^\s"]+/g) || []).map((term) => fold(term.replaceAll('"', ""))).filter(Boolean);
}

let marking = 0;

/** Marks the found words in what is shown, shortly after the last key: by ranges, the nodes stay as they are. */
function markFound() {
  if (!window.CSS?.highlights) return;
  clearTimeout(marking);
  CSS.highlights.delete("found");
  const terms = termsOf(state.query);
  if (terms.length) marking = setTimeout(() => CSS.highlights.set("found", new Highlight(...foundRanges(terms))), 120);
}

function foundRanges(terms) {
  const ranges = [];
  rows.forEach((row, number) => {
    if (failed[number]) return;
    for (const element of row.querySelectorAll(".label, .who, .where, blockquote, .from a")) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) ranges.push(...rangesIn(walker.currentNode, terms));
    }
  });
  return ranges;
}

/** The ranges of one text node: found in its plain letters, each of which knows the place that it comes from. */
function rangesIn(node, terms) {
  let letters = "";
  const places = [];
  [...node.data].reduce((at, letter) => {
    const folded = plain(letter);
    for (let n = 0; n < folded.length; n++) places.push(at);
    letters += folded;
    return at + letter.length;
  }, 0);
  places.push(node.data.length);
  const ranges = [];
  for (const term of terms) {
    for (let at = letters.indexOf(term); at >= 0; at = letters.indexOf(term, at + term.length)) {
      ranges.push(new StaticRange({ startContainer: node, startOffset: places[at], endContainer: node, endOffset: places[at + term.length] }));
    }
  }
  return ranges;
}
