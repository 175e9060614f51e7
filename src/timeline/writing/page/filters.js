// Which entries fit. Each entry has one bit for every filter that it fails: it is shown where none is set, and counts for
// a facet's values where no other filter's is.

const SEARCH_BIT = 1 << facets.length;
const PERIOD_BIT = SEARCH_BIT << 1;
const ROW_REM = 4.6; // about the height of a row; what is out of sight is not laid out, and its height is taken from this
const failed = new Uint16Array(entries.length);
/** Fills `failed`; returns how many entries fit. */
function sift() {
  const tests = state.chosen.map((values, facet) => {
    const numbers = [...values].map((value) => facets[facet].values.indexOf(value));
    if (!numbers.length) return null;
    return state.every[facet] ? (held) => numbers.every((n) => held.includes(n)) : (held) => numbers.some((n) => held.includes(n));
  });
  const terms = termsOf(state.query);
  const texts = terms.length ? searchable() : null;
  const bounded = state.from !== null || state.to !== null;
  const low = state.from ?? -Infinity;
  const high = state.to ?? Infinity;
  let fitting = 0;
  for (let n = 0; n < entries.length; n++) {
    const entry = entries[n];
    let bits = 0;
    for (let facet = 0; facet < tests.length; facet++) {
      if (tests[facet] && !tests[facet](entry.values[facet])) bits |= 1 << facet;
    }
    if (texts && !terms.every((term) => texts[n].includes(term))) bits |= SEARCH_BIT;
    if (bounded && !lies(entry, low, high)) bits |= PERIOD_BIT;
    failed[n] = bits;
    if (!bits) fitting++;
  }
  return fitting;
}

/** Whether the entry shares a day with the period; one without a date lies in none. */
function lies(entry, low, high) {
  if (entry.first === null && entry.last === null) return false;
  return (entry.first ?? -Infinity) <= high && low <= (entry.last ?? Infinity);
}

/** For each value of the facet, how many entries there would be with it. */
function countsOf(facet) {
  const counts = new Uint32Array(facets[facet].values.length);
  const ignored = state.every[facet] ? 0xffff : 0xffff & ~(1 << facet);
  for (let n = 0; n < entries.length; n++) {
    if (failed[n] & ignored) continue;
    for (const value of entries[n].values[facet]) counts[value]++;
  }
  return counts;
}

/** Hides and shows rows and headings; touches only those that change. */
function showFitting() {
  for (let n = 0; n < rows.length; n++) {
    const hidden = failed[n] !== 0;
    if (rows[n].hidden !== hidden) rows[n].hidden = hidden;
  }
  for (const year of sections) {
    let total = 0;
    for (const month of year.months) {
      let count = 0;
      for (let n = month.first; n <= month.last; n++) if (!failed[n]) count++;
      if (month.element.hidden !== !count) month.element.hidden = !count;
      if (count && month.shown !== count) month.element.style.containIntrinsicHeight = `${count * ROW_REM}rem`;
      month.shown = count;
      total += count;
    }
    if (year.element.hidden !== !total) year.element.hidden = !total;
    if (year.shown !== total) {
      year.shown = total;
      year.count.textContent = total;
    }
  }
}

const sections = [...document.querySelectorAll(".year")].map((element) => ({
  element,
  count: element.querySelector(".count"),
  shown: -1,
  months: [...element.querySelectorAll(".month")].map((month) => {
    const held = month.querySelectorAll(".entry");
    return { element: month, shown: -1, first: +held[0].id.slice(1), last: +held[held.length - 1].id.slice(1) };
  }),
}));
