"use strict";

/* Matching, as plain functions over plain texts: tests run them without a browser. Case and width of the letters do
   not matter: the texts were normalised (NFKC) when they were written, the words of the query are here. */

const LONGEST_QUERY = 200;

/** The words of a query, each as a pattern that finds it anywhere, inside of words too: `本の` stands in 日本の店. */
function patterns(query) {
  const words = query.slice(0, LONGEST_QUERY).normalize("NFKC").split(/\s+/u).filter(Boolean);
  return words.map((word) => new RegExp(word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "giu"));
}

/** Whether all of the words stand in `text`. */
function holds(text, words) {
  return words.every((word) => text.search(word) >= 0);
}

/** What stands around the first place of the first word, in pieces: [[text, whether it was looked for], …]. */
function excerpt(text, words, before = 40, length = 140) {
  const first = text.search(words[0]);
  const start = whole(text, Math.max(0, first - before));
  const end = whole(text, Math.min(text.length, start + length));
  const pieces = [];
  let at = start;
  for (const [from, to] of places(text.slice(start, end), words)) {
    pieces.push([text.slice(at, start + from), false], [text.slice(start + from, start + to), true]);
    at = start + to;
  }
  pieces.push([text.slice(at, end), false]);
  if (start > 0) pieces.unshift(["… ", false]);
  if (end < text.length) pieces.push([" …", false]);
  return pieces.filter(([piece]) => piece);
}

/** Where any of the words stands, in order; places that touch are one. */
function places(text, words) {
  const found = words.flatMap((word) => [...text.matchAll(word)].map((hit) => [hit.index, hit.index + hit[0].length]));
  found.sort((a, b) => a[0] - b[0]);
  const joined = [];
  for (const [from, to] of found) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** `at`, or the place before it where a character of two units would be cut. */
function whole(text, at) {
  return at > 0 && /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}

/* The page: the list, its filters, and its search, whose texts are loaded when somebody begins to search. */

const AT_ONCE = 200; // rows that are drawn before somebody asks for all of them; as in site.css
const PAUSE = 120; // milliseconds without a key before the search runs

function begin(form) {
  const told = document.getElementById("told");
  const more = document.getElementById("more");
  const selects = [...form.querySelectorAll("select")];
  const query = form.elements.namedItem("query");
  const cases = [...document.querySelectorAll(".list tbody tr")].map((row) => ({ row, id: row.id, is: { ...row.dataset } }));
  const texts = new Map();
  let asked = false;
  let loaded = 0;
  let broken = false;
  let all = false;
  let timer = 0;

  // Files on the disk cannot be fetched, but scripts can be loaded; each part calls this with its texts.
  globalThis.retroTexts = (part) => part.forEach(([id, text]) => texts.set(id, text));

  function load() {
    if (asked || !Number(form.dataset.parts)) return;
    asked = true;
    next();
  }

  function next() {
    const script = document.createElement("script");
    script.src = `search-${loaded + 1}.js`;
    script.onload = () => {
      loaded += 1;
      if (loaded < Number(form.dataset.parts)) next();
      show();
    };
    script.onerror = () => {
      broken = true;
      show();
    };
    document.head.append(script);
  }

  function show() {
    const words = patterns(query.value);
    if (words.length) load();
    const wanted = selects.filter((select) => select.value).map((select) => [select.name, select.value]);
    let count = 0;
    for (const { row, id, is } of cases) {
      const text = words.length ? (texts.get(id) ?? "") : "";
      const fits = wanted.every(([name, value]) => is[name] === value) && holds(text, words);
      count += fits;
      const drawn = fits && (all || count <= AT_ONCE);
      if (row.hidden === drawn) row.hidden = !drawn;
      mark(row, drawn && words.length ? excerpt(text, words) : []);
    }
    more.hidden = all || count <= AT_ONCE;
    told.textContent = tell(count, words.length > 0);
  }

  function tell(count, searched) {
    const shown = fill(count ? form.dataset.shown : form.dataset.none, { n: count, all: cases.length });
    const parts = Number(form.dataset.parts);
    if (searched && broken) return `${shown} ${form.dataset.broken}`;
    if (searched && loaded < parts) return `${shown} ${fill(form.dataset.loading, { n: loaded + 1, all: parts })}`;
    return shown;
  }

  function mark(row, pieces) {
    row.querySelector(".hit")?.remove();
    if (!pieces.length) return;
    const hit = document.createElement("p");
    hit.className = "hit";
    for (const [text, isFound] of pieces) {
      const piece = document.createElement(isFound ? "mark" : "span");
      piece.textContent = text;
      hit.append(piece);
    }
    row.querySelector(".title").append(hit);
  }

  function soon() {
    all = false;
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  }

  query.addEventListener("focus", load, { once: true });
  form.addEventListener("input", soon);
  form.addEventListener("reset", soon);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  more.addEventListener("click", () => {
    all = true;
    show();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey;
    if (event.key !== "/" || typing) return;
    event.preventDefault();
    query.focus();
  });
  addEventListener("pageshow", show); // coming back, the browser fills the fields in again
  form.hidden = false;
  show();
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

if (typeof module === "object") module.exports = { patterns, holds, excerpt, places };
else {
  // As long as the page is read in, the style sheet leaves out the rows that are not drawn at once: 10,000 take seconds.
  document.documentElement.classList.add("opening");
  addEventListener("DOMContentLoaded", () => {
    begin(document.getElementById("filters"));
    document.documentElement.classList.remove("opening");
  });
}
