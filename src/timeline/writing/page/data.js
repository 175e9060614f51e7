// The entries of the page and what the script keeps of them. The only ways to make nodes are `make` and `draw`:
// names, attributes and text, never markup.

const data = JSON.parse(document.getElementById("index").textContent);
const entries = data.entries;
const facets = data.facets;
const byId = new Map(entries.map((entry, number) => [entry.id, number]));
const rows = entries.map((_, number) => document.getElementById(`e${number}`));

const TYPE = 0;
const STATUS = 1;
const COUNTRY = 2;

const $ = (id) => document.getElementById(id);

/** An HTML element; attributes that are null or false are left out, children are nodes or text. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** An SVG element with those attributes. */
function draw(tag, attributes, text) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

let evidenceData = null;

/** The evidence of all entries; read when it is first needed, for it is most of the page. */
function evidence() {
  evidenceData ??= JSON.parse($("evidence").textContent);
  return evidenceData;
}

const regions = typeof Intl.DisplayNames === "function" ? new Intl.DisplayNames(["en"], { type: "region" }) : null;

/** What a reader calls a facet's value: countries stand in the data as ISO 3166 codes. */
function nameOf(facet, value) {
  if (facets[facet].key === "country" && /^[A-Z]{2}$/.test(value) && regions) return regions.of(value);
  return facet === TYPE ? value.replaceAll("_", " ") : value;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const ACCENTED = /[^\x00-\x7f]/;

/** Letters as search compares them: small and without accents. */
function plain(text) {
  return ACCENTED.test(text) ? text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ı/g, "i") : text.toLowerCase();
}

/** Text as search compares it: plain letters, white space as one blank. */
function fold(text) {
  return plain(text).replace(/\s+/g, " ").trim();
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAY_MS = 86400000;

/** Day numbers count from 1970-01-01, in the proleptic Gregorian calendar and without time zone. */
function dayOf(year, month, day) {
  const moment = new Date(0);
  moment.setUTCFullYear(year, month, day);
  return Math.round(moment.getTime() / DAY_MS);
}
function dateOf(day) {
  return new Date(day * DAY_MS);
}
function isoOf(day) {
  return dateOf(day).toISOString().slice(0, 10);
}
/** The day of an ISO text, null for anything else. */
function dayOfIso(text) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text || "");
  if (!match) return null;
  const day = dayOf(+match[1], match[2] - 1, +match[3]);
  return isoOf(day) === text ? day : null;
}
function wordsOf(day) {
  const date = dateOf(day);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
