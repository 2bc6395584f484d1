// The search page: searches while the reader types, keeps ?q= in the address.
// The markup and the words are those of components/search-results; the form is components/search-form.
import { SearchIndex } from "./search-index.js";
import { wordsIn } from "./search-words.js";

const SHOWN = 10;
const MOST_SNIPPET = 180;

async function json(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

async function openIndex(address) {
  const manifest = await json(address, { cache: "no-cache" });
  const folder = address.replace(/\.json$/, `/${manifest.version}/`);
  return new SearchIndex(manifest, (name) => json(`${folder}${name}.json`));
}

/** The text from one place to another, with the words that were hit marked. */
function marked(text, hits, from = 0, to = text.length) {
  const parts = [];
  let place = from;
  for (const { start, end } of hits) {
    if (start < place || end > to) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    parts.push(text.slice(place, start), mark);
    place = end;
  }
  parts.push(text.slice(place, to));
  return parts;
}

/** A piece of the text around the first hit, cut between words. */
function snippet(text, hits) {
  const wanted = hits.length ? Math.max(0, hits[0].start - MOST_SNIPPET / 3) : 0;
  const from = wanted === 0 ? 0 : text.indexOf(" ", wanted) + 1;
  const cut = text.length - from <= MOST_SNIPPET ? text.length : text.lastIndexOf(" ", from + MOST_SNIPPET);
  const to = cut > from ? cut : text.length;
  return [from > 0 ? "… " : "", ...marked(text, hits, from, to), to < text.length ? " …" : ""];
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

function resultItem(result, isHit, root) {
  const hitsIn = (text) => wordsIn(text).filter(({ word }) => isHit(word));
  const link = element("a", "search-results__link", ...marked(result.title, hitsIn(result.title)));
  link.href = root + result.url;
  const item = element("li", "search-results__item", element("h3", "search-results__title", link));
  const place = [result.kind, result.where].filter(Boolean).join(" · ");
  if (place) item.append(element("p", "search-results__where", place));
  if (result.state) item.append(element("p", "search-results__state", result.state));
  if (result.text) item.append(element("p", "search-results__text", ...snippet(result.text, hitsIn(result.text))));
  return item;
}

function start(section) {
  const form = document.querySelector("main form[role=search]");
  const input = form.elements.namedItem("q");
  const status = section.querySelector("[data-status]");
  const list = section.querySelector("[data-list]");
  const advice = section.querySelector("[data-advice]");
  const more = section.querySelector("[data-more]");
  const { root, ...words } = section.dataset;
  section.querySelector("[data-static]").hidden = true;
  let opening = openIndex(words.index);
  let asked = null; // the query whose results are shown, or awaited
  let found = null;
  let timer = 0;

  const say = (key, values = {}) => words[key].replace(/%[nq]/g, (place) => values[place] ?? place);
  const countOf = (count, query) => {
    const values = { "%n": count, "%q": query };
    return say(count === 0 ? "none" : count === 1 ? "one" : "many", values);
  };
  const showMore = async () => {
    const { numbers, isHit, query } = found;
    const from = list.children.length;
    const results = await (await opening).results(numbers.slice(from, from + SHOWN));
    if (asked !== query || list.children.length !== from) return null;
    list.append(...results.map((result) => resultItem(result, isHit, root)));
    more.hidden = list.children.length >= numbers.length;
    return list.children[from] ?? null;
  };
  const show = async ({ again = true } = {}) => {
    const query = input.value.trim();
    if (query === asked) return;
    asked = query;
    const loading = setTimeout(() => { if (asked === query && query) status.textContent = words.loading; }, 150);
    try {
      const index = await opening;
      const answer = query ? await index.find(query) : { numbers: [] };
      if (asked !== query) return;
      found = { ...answer, query };
      list.replaceChildren();
      more.hidden = true;
      advice.hidden = !query || answer.numbers.length > 0;
      await showMore();
      if (asked !== query) return;
      const sentences = [countOf(answer.numbers.length, query)];
      if (answer.near) sentences.push(words.near);
      status.textContent = query ? sentences.join(". ") : "";
    } catch {
      if (asked !== query) return;
      asked = null;
      // A new edition of the site, since this page was opened, has its index at other addresses.
      opening = openIndex(words.index);
      opening.catch(() => {}); // told when it is asked
      if (again) await show({ again: false });
      else status.textContent = words.failed;
    } finally {
      clearTimeout(loading);
    }
  };
  const keepAddress = (write) => {
    const address = new URL(location.href);
    const query = input.value.trim();
    if (query === (address.searchParams.get("q") || "")) return;
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    history[write](null, "", address);
  };
  const readAddress = () => {
    input.value = new URLSearchParams(location.search).get("q") || "";
    show();
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { show(); keepAddress("replaceState"); }, 300);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    show();
    keepAddress("pushState");
  });
  more.addEventListener("click", async () => {
    try {
      const first = await showMore();
      first?.querySelector("a").focus();
    } catch {
      asked = null;
      show(); // from the beginning, since results may have other numbers in a new edition
    }
  });
  addEventListener("popstate", readAddress);
  readAddress();
}

const section = globalThis.document?.querySelector("[data-search]");
if (section) start(section);
