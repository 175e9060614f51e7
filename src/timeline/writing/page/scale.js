// Days to pixels and back. Long stretches without an event are folded, so that one treaty of 1961 does not press the
// year that the articles are about into a corner.

const FOLD_DAYS = 700;
const FOLD_SHARE = 0.12;
const MOST_FOLDS = 4;
const FOLD_MARGIN = 45;
const FOLD_PX = 18;
const LEAST_PX = 52;
const FEW_SHARE = 0.04; // of the events

/** A scale over [from, to]; `days` are the sorted days on which something happens. */
function makeScale(days, from, to, width) {
  const inside = days.filter((day) => day >= from && day <= to);
  const pieces = fit(piecesOf(inside, from, to), inside, width);
  const place = (day) => {
    for (const piece of pieces) {
      if (day < piece.from) return piece.x0 - (piece === pieces[0] ? 0 : FOLD_PX / 2);
      if (day <= piece.to + 1) return piece.x0 + (day - piece.from) * piece.step;
    }
    return pieces[pieces.length - 1].x1;
  };
  const invert = (x) => {
    for (const piece of pieces) {
      if (x < piece.x0) return piece.from;
      if (x <= piece.x1) return Math.min(piece.to, Math.floor(piece.from + (x - piece.x0) / piece.step));
    }
    return pieces[pieces.length - 1].to;
  };
  const main = pieces.reduce((a, b) => (b.events > a.events ? b : a));
  return { from, to, width, pieces, place, invert, step: main.step };
}

/** The stretches between folds; the longest gaps fold first, while they take an undue share of what is left. */
function piecesOf(days, from, to) {
  const stops = [from, ...days, to];
  const gaps = [];
  for (let n = 1; n < stops.length; n++) gaps.push([stops[n] - stops[n - 1], stops[n - 1], stops[n]]);
  gaps.sort((a, b) => b[0] - a[0]);
  let left = to - from + 1;
  const folds = [];
  for (const [length, after, before] of gaps) {
    if (folds.length === MOST_FOLDS || length < FOLD_DAYS || length < FOLD_SHARE * left) break;
    folds.push([after, before]);
    left -= length;
  }
  folds.sort((a, b) => a[0] - b[0]);
  const starts = [from, ...folds.map((gap) => gap[1])];
  const ends = [...folds.map((gap) => gap[0]), to];
  return starts.map((start, n) => widen(start, ends[n], n ? folds[n - 1][0] : -Infinity, n < folds.length ? folds[n][1] : Infinity, from, to));
}

/** The stretch with a margin beside a fold, so that its first and last events stand clear of it. */
function widen(start, end, after, before, from, to) {
  const low = after === -Infinity ? from : Math.max(start - FOLD_MARGIN, after + 1);
  const high = before === Infinity ? to : Math.min(end + FOLD_MARGIN, before - 1);
  return { from: low, to: high };
}

/** Gives each stretch its pixels: by its length, but none less than a label needs, and no more to one with few events. */
function fit(pieces, days, width) {
  const room = Math.max(60, width - FOLD_PX * (pieces.length - 1));
  const least = Math.min(LEAST_PX, room / pieces.length / 2);
  for (const piece of pieces) {
    piece.length = piece.to - piece.from + 1;
    piece.events = days.filter((day) => day >= piece.from && day <= piece.to).length;
  }
  const main = pieces.reduce((a, b) => (b.events > a.events ? b : a));
  const small = new Set(pieces.filter((piece) => piece !== main && piece.events < FEW_SHARE * days.length));
  let step = 0;
  for (let before = -1; before !== small.size; ) {
    before = small.size;
    const wide = pieces.filter((piece) => !small.has(piece));
    step = (room - small.size * least) / wide.reduce((sum, piece) => sum + piece.length, 0);
    for (const piece of wide) if (piece !== main && piece.length * step < least) small.add(piece);
  }
  let x = 0;
  for (const piece of pieces) {
    piece.step = small.has(piece) ? least / piece.length : step;
    piece.x0 = x;
    piece.x1 = x + piece.length * piece.step;
    x = piece.x1 + FOLD_PX;
  }
  return pieces;
}

// Calendar units by their length; `first` is the unit that holds a day, `next` the one after.
const UNITS = [
  { name: "day", days: 1, first: (d) => d, next: (d) => d + 1 },
  { name: "week", days: 7, first: (d) => d - ((((d + 3) % 7) + 7) % 7), next: (d) => d + 7 },
  ...[["month", 1], ["quarter", 3], ["half", 6], ["year", 12], ["2 years", 24], ["5 years", 60], ["decade", 120], ["20 years", 240], ["50 years", 600], ["century", 1200]].map(([name, months]) => ({
    name,
    days: months * 30.44,
    first: (d) => {
      const date = dateOf(d);
      return monthsDay(Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months) * months);
    },
    next: (d) => {
      const date = dateOf(d);
      return monthsDay(date.getUTCFullYear() * 12 + date.getUTCMonth() + months);
    },
  })),
];

function monthsDay(months) {
  return dayOf(Math.floor(months / 12), ((months % 12) + 12) % 12, 1);
}

/** The smallest unit that is at least so many pixels wide. */
function unitOf(step, pixels, least = 0) {
  return UNITS.find((unit) => unit.days >= least && unit.days * step >= pixels) || UNITS[UNITS.length - 1];
}

/** Ticks of the scale: x, text, and whether it opens a year (or, among days, a month). */
function ticksOf(scale) {
  const ticks = [];
  for (const piece of scale.pieces) {
    if (scale.pieces.length > 1 && piece.x1 - piece.x0 < 2 * LEAST_PX) {
      ticks.push({ x: piece.x0, text: String(dateOf(Math.floor((piece.from + piece.to) / 2)).getUTCFullYear()), big: true });
      continue;
    }
    const unit = UNITS.find((u) => u.days * piece.step >= (u.days > 300 ? 40 : u.days > 25 ? 34 : 30)) || UNITS[UNITS.length - 1];
    const found = [];
    for (let day = unit.first(piece.from); day <= piece.to; day = unit.next(day)) if (day >= piece.from) found.push(day);
    if (!found.length) ticks.push({ x: piece.x0, text: String(dateOf(Math.floor((piece.from + piece.to) / 2)).getUTCFullYear()), big: true });
    found.forEach((day, n) => ticks.push({ ...tick(piece.x0 + (day - piece.from) * piece.step, day, unit, n === 0), first: n === 0 }));
  }
  return ticks.filter((mark) => mark.x <= scale.width).map((mark, n, all) => ({ ...mark, text: hasRoom(mark, n, all, scale) ? mark.text : "" }));
}

/** Whether the label clears its neighbours: one that opens a year or a month goes before the others. */
function hasRoom(mark, n, all, scale) {
  const end = (each) => each.x + 6 + each.text.length * 7;
  if (end(mark) > scale.width + 24) return false;
  const next = all.slice(n + 1).find((each) => each.big);
  if (next && end(mark) > next.x && (!mark.big || mark.first)) return false;
  const before = all[n - 1];
  return !before || mark.big || end(before) <= mark.x;
}

function tick(x, day, unit, first) {
  const date = dateOf(day);
  const year = String(date.getUTCFullYear());
  const month = MONTHS[date.getUTCMonth()].slice(0, 3);
  if (unit.days > 300) return { x, text: year, big: true };
  if (unit.days > 25) return date.getUTCMonth() === 0 || first ? { x, text: date.getUTCMonth() === 0 ? year : `${month} ${year}`, big: true } : { x, text: month, big: false };
  const opens = first || date.getUTCDate() <= (unit.days === 7 ? 7 : 1);
  return { x, text: opens ? `${date.getUTCDate()} ${month}` : String(date.getUTCDate()), big: opens };
}
