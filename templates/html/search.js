// The search: the index is a list of words with the pages they stand on; the passages come from the pages' text, which
// is loaded as it is needed. Everything is a script, because a page opened from a disk may load nothing else.

globalThis.emendSearch = (() => {
  const { WORD, fold } = globalThis.emendWords;
  const status = document.getElementById("search-status");
  const results = document.getElementById("search-results");
  const more = document.getElementById("search-more");
  const STEP = 20;
  const PASSAGES = 3;
  const AROUND = 90;
  let index = null;
  const texts = [];

  const load = (file) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = file;
      script.onload = resolve;
      script.onerror = () => reject(new Error(file));
      document.head.append(script);
    });

  // “a phrase” is its words one behind the other; the end of a word may be left open
  function parse(query) {
    const parts = [];
    for (const [, phrase, rest] of query.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]?|([^"“”„«»]+)/gu)) {
      if (phrase !== undefined) {
        const words = [...phrase.matchAll(WORD)].map(([word]) => ({ word: fold(word), open: false }));
        if (words.length > 0) parts.push(words);
        continue;
      }
      for (const piece of rest.split(/\s+/u)) {
        const found = [...piece.matchAll(WORD)].map(([word]) => ({ word: fold(word), open: false }));
        if (found.length > 0 && piece.endsWith("*")) found.at(-1).open = true;
        // what is written without a space (Khrushchev’s, 1958–1960) stands without one
        if (found.length > 0) parts.push(found);
      }
    }
    return parts;
  }

  const matches = ({ word, open }, other) => (open ? other.startsWith(word) : other === word);

  function pagesWith(term) {
    const pages = new Set();
    index.words.forEach((word, at) => {
      if (!matches(term, word)) return;
      let page = 0;
      for (const step of index.places[at].split(" ")) {
        page += Number.parseInt(step, 36);
        pages.add(page);
      }
    });
    return pages;
  }

  // where a part of the query stands in a text: the first and the last offset of each place
  function placesOf(part, words) {
    const places = [];
    for (let at = 0; at + part.length <= words.length; at++)
      if (part.every((term, on) => matches(term, words[at + on].folded)))
        places.push([words[at].start, words[at + part.length - 1].end]);
    return places;
  }

  const wordsOf = (text) =>
    [...text.matchAll(WORD)].map((match) => ({
      folded: fold(match[0]),
      start: match.index,
      end: match.index + match[0].length,
    }));

  async function textOf(page) {
    const file = index.pages[page][3];
    if (!texts[file]) await load(`search-text-${file}.js`);
    const first = index.pages.findIndex((one) => one[3] === file);
    return texts[file][page - first];
  }

  function passages(text, places) {
    const lines = document.createDocumentFragment();
    let done = -1;
    for (const [start] of places) {
      if (lines.childElementCount === PASSAGES) break;
      if (start < done) continue;
      const from = start <= AROUND ? 0 : text.indexOf(" ", start - AROUND) + 1;
      const cut = text.lastIndexOf(" ", start + AROUND * 2);
      const to = start + AROUND * 2 >= text.length || cut <= start ? text.length : cut;
      done = to;
      const line = document.createElement("p");
      if (from > 0) line.append("… ");
      let at = from;
      for (const [hit, end] of places) {
        if (hit < at || end > to) continue;
        const mark = document.createElement("mark");
        mark.append(text.slice(hit, end));
        line.append(text.slice(at, hit), mark);
        at = end;
      }
      line.append(text.slice(at, to), to < text.length ? " …" : "");
      lines.append(line);
    }
    return lines;
  }

  async function hitsOn(page, parts) {
    const text = await textOf(page);
    const words = wordsOf(text);
    const found = parts.map((part) => placesOf(part, words));
    if (found.some((places) => places.length === 0)) return null;
    const places = found.flat().sort((one, other) => one[0] - other[0]);
    const hits = new Set(places.flatMap(([start, end]) => text.slice(start, end).match(WORD)));
    return { page, text, places, hits: [...hits].map(fold) };
  }

  function show({ page, text, places, hits }) {
    const [file, title, date] = index.pages[page];
    const item = document.createElement("li");
    const link = document.createElement("a");
    const query = new URLSearchParams([...new Set(hits)].slice(0, 20).map((hit) => ["hit", hit]));
    link.href = `${file}?${query}`;
    link.append(title);
    item.append(link);
    if (date !== null) {
      const day = document.createElement("span");
      day.className = "date";
      day.append(` ${date}`);
      item.append(day);
    }
    item.append(passages(text, places));
    results.append(item);
  }

  async function search(query) {
    const parts = parse(query);
    results.replaceChildren();
    more.hidden = true;
    if (parts.length === 0) {
      status.textContent = "";
      return;
    }
    status.textContent = "Searching …";
    if (index === null) await load("search-index.js");
    const sets = parts.flat().map(pagesWith);
    const candidates = [...(sets[0] ?? [])].filter((page) => sets.every((set) => set.has(page))).sort((a, b) => a - b);
    const found = [];
    for (const page of candidates) {
      const hits = await hitsOn(page, parts);
      if (hits) found.push(hits);
    }
    const total = found.reduce((sum, { places }) => sum + places.length, 0);
    const count = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;
    status.textContent =
      found.length === 0
        ? "Nothing was found."
        : `${count(total, "place")} in ${count(found.length, "text")}, in the order of the edition`;
    const next = () => {
      const first = results.childElementCount;
      for (const hits of found.slice(first, first + STEP)) show(hits);
      more.hidden = results.childElementCount >= found.length;
      return results.children[first];
    };
    next();
    more.onclick = () => next()?.querySelector("a").focus();
  }

  const failed = (error) => {
    status.textContent = `The search could not be loaded (${error.message}).`;
  };

  const query = new URLSearchParams(location.search).get("q") ?? "";
  addEventListener("DOMContentLoaded", () => {
    for (const input of document.querySelectorAll("input[type=search]")) input.value = query;
    search(query).catch(failed);
  });
  document.querySelector("form.search").addEventListener("submit", (event) => {
    event.preventDefault();
    const words = document.getElementById("query").value;
    try {
      history.replaceState(null, "", `?${new URLSearchParams({ q: words })}`);
    } catch {
      // a page from a disk may not change its address
    }
    search(words).catch(failed);
  });

  return {
    index({ pages, words, places }) {
      index = { pages, words: words.split("\n"), places: places.split("\n") };
    },
    texts(file, some) {
      texts[file] = some;
    },
  };
})();
