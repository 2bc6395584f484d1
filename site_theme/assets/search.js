// The search page: loads the index, searches while the reader types, keeps ?q= in the address.
// The markup is components/search-results; the form is components/search-form.
import MiniSearch from "./vendor/minisearch.js";

const SHOWN = 50;
const TAILS = "Tails";
const FIELDS = ["title", "kind", "where", "text"];
const TAIL_FIELDS = ["title" + TAILS, "text" + TAILS];
const STOP_WORDS = new Set("och i på av för till en ett den det de som är att med om hur går vad varför när var vem vilka vilken vilket har ska kan håller blir finns man vi jag ni mitt vår eller".split(" ").map(fold));
const ENDINGS = [
  "ernas", "arnas", "ornas", "erna", "arna", "orna", "ens", "ets", "ers", "ars", "ans",
  "en", "et", "er", "ar", "or", "an", "na", "n", "a", "e", "s",
];

/** The text in lower case without å ä ö é; as long as the text, so that places in it agree. */
function fold(text) {
  return text.toLowerCase().replace(/[åäàáâ]/g, "a").replace(/[öøóô]/g, "o")
    .replace(/[éèêë]/g, "e").replace(/ü/g, "u");
}

/** A folded word without its inflection. Being the start of the word, it finds every form by prefix. */
function stem(word) {
  const ending = ENDINGS.find((end) => word.length - end.length >= 3 && word.endsWith(end));
  return ending ? word.slice(0, -ending.length) : word;
}

const isNumber = (word) => /^\d+$/.test(word);

/** A word as a field holds it: the word, or in a field of tails the ends of a compound from five letters up. */
function indexTerms(word, field) {
  const term = fold(word);
  if (STOP_WORDS.has(term)) return null;
  if (!field.endsWith(TAILS)) return term;
  if (isNumber(term)) return null;
  return Array.from({ length: Math.max(0, term.length - 5) }, (_, skipped) => term.slice(skipped + 1));
}

/** Queries for one word: as a word (weighs most, forgives misspelling), or as the end of a compound (forgives if asked to). */
function queryOf(word, forgiving) {
  const term = stem(fold(word));
  const fuzzy = term.length >= 5 && !isNumber(term) ? 0.2 : false;
  const asWord = {
    queries: [term], fields: FIELDS, prefix: true, fuzzy,
    boost: { title: 4, where: 1.5 },
  };
  if (fold(word).length < 5) return asWord;
  const asTail = {
    queries: [term], fields: TAIL_FIELDS, prefix: true, fuzzy: forgiving && fuzzy,
    boost: { titleTails: 2, textTails: 0.5 },
  };
  return { combineWith: "OR", queries: [asWord, asTail] };
}

const wordsIn = (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** The index, built in pieces so that the page answers meanwhile. */
export async function createIndex(entries) {
  const index = new MiniSearch({
    fields: [...FIELDS, ...TAIL_FIELDS],
    extractField: (entry, field) => entry[field.endsWith(TAILS) ? field.slice(0, -TAILS.length) : field],
    storeFields: ["title", "kind", "where", "url", "text"],
    tokenize: wordsIn,
    processTerm: indexTerms,
    searchOptions: { tokenize: (text) => [text], processTerm: (term) => term },
  });
  await index.addAllAsync(entries.map((entry, id) => ({ ...entry, id })), { chunkSize: 50 });
  return index;
}

/** The entries that hold every word of the query; if there are none, more forgivingly; at last those that hold any word. */
export function find(index, query) {
  const words = wordsIn(query);
  const telling = words.filter((word) => !STOP_WORDS.has(fold(word)));
  for (const [combineWith, forgiving] of [["AND", false], ["AND", true], ["OR", false]]) {
    const hits = index.search({ combineWith, queries: telling.map((word) => queryOf(word, forgiving)) });
    if (hits.length) return hits;
  }
  return [];
}

/** Where in the text the words and ends of words stand that were hit, as [start, end] pairs. */
function hitsIn(text, match) {
  const found = Object.entries(match);
  const whole = new Set(found.filter(([, fields]) => fields.some((name) => FIELDS.includes(name))).map(([term]) => term));
  const tails = found.filter(([, fields]) => fields.some((name) => TAIL_FIELDS.includes(name))).map(([term]) => term)
    .sort((a, b) => b.length - a.length);
  const hits = [];
  for (const place of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const word = fold(place[0]);
    const end = place.index + word.length;
    const tail = tails.find((candidate) => word.endsWith(candidate));
    if (whole.has(word)) hits.push([place.index, end]);
    else if (tail) hits.push([end - tail.length, end]);
  }
  return hits;
}

function marked(text, match, from = 0, to = text.length) {
  const parts = [];
  let place = from;
  for (const [start, end] of hitsIn(text, match)) {
    if (start < place || end > to) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    parts.push(text.slice(place, start), mark);
    place = end;
  }
  parts.push(text.slice(place, to));
  return parts;
}

/** About 180 characters of the text around the first hit, cut between words. */
function snippet(text, match) {
  const first = hitsIn(text, match)[0];
  const wanted = first ? Math.max(0, first[0] - 60) : 0;
  const from = wanted === 0 ? 0 : text.indexOf(" ", wanted) + 1;
  const cut = text.length - from <= 180 ? text.length : text.lastIndexOf(" ", from + 180);
  const to = cut > from ? cut : text.length;
  return [from > 0 ? "… " : "", ...marked(text, match, from, to), to < text.length ? " …" : ""];
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

function resultItem(hit, root) {
  const link = element("a", "search-results__link", ...marked(hit.title, hit.match));
  link.href = root + hit.url;
  const item = element("li", "search-results__item", element("h3", "search-results__title", link));
  const place = [hit.kind, hit.where].filter(Boolean).join(" · ");
  if (place) item.append(element("p", "search-results__where", place));
  if (hit.text) item.append(element("p", "search-results__text", ...snippet(hit.text, hit.match)));
  return item;
}

function countSentence(count, query) {
  if (!count) return `Inga träffar på ”${query}”`;
  const sentence = `${count} ${count === 1 ? "träff" : "träffar"} på ”${query}”`;
  return count > SHOWN ? `${sentence}. De ${SHOWN} främsta visas.` : sentence;
}

function start(section) {
  const form = document.querySelector("main form[role=search]");
  const input = form.elements.namedItem("q");
  const status = section.querySelector("[data-status]");
  const list = section.querySelector("[data-list]");
  const advice = section.querySelector("[data-advice]");
  const root = section.dataset.root;
  let index = null;
  let timer = 0;

  const show = () => {
    const query = input.value.trim();
    const hits = query && index ? find(index, query) : [];
    list.replaceChildren(...hits.slice(0, SHOWN).map((hit) => resultItem(hit, root)));
    status.textContent = query && index ? countSentence(hits.length, query) : "";
    advice.hidden = !query || !index || hits.length > 0;
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
  addEventListener("popstate", readAddress);

  readAddress();
  if (input.value) status.textContent = "Söker …";
  fetch(section.dataset.index)
    .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
    .then(({ entries }) => createIndex(entries))
    .then((made) => { index = made; show(); })
    .catch(() => { status.textContent = "Sökningen gick inte att ladda. Ladda om sidan för att försöka igen."; });
}

const section = globalThis.document?.querySelector("[data-search]");
if (section) start(section);
