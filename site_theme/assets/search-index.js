// Finds results in the index that generator/search/index.py writes, loading only the shards that a query needs.
import { fold, stem, termOf, wordsIn } from "./search-words.js";

const ALIKE = 0.55; // what a word of the same meaning weighs
const LEAST_BEGINNING = 3; // letters of a word that is searched for as the beginning of others
const LEAST_MISSPELT = 4;
const LEAST_MISSPELT_TWICE = 9;
const FIRST_PART_FIELD = 5;
const isNumber = (text) => /^\d+$/.test(text);

/** Whether one text becomes the other by so many letters added, left out, changed or swapped with their neighbour. */
export function isNear(a, b, edits) {
  if (Math.abs(a.length - b.length) > edits) return false;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > edits) return false;
    [before, last] = [last, row];
  }
  return last[b.length] <= edits;
}

/**
 * The terms that a word of a query is looked up by: its stem, the stem that Snowball misses (skolan, frånvaron), and
 * the word as it is, since one typed without å ä ö may be stemmed otherwise.
 */
function needlesOf(word) {
  const stemmed = stem(word);
  const needles = [fold(stemmed), ...(/[ao]n$/.test(stemmed) ? [termOf(stemmed.slice(0, -1))] : []), fold(word)];
  return [...new Set(needles)];
}

export class SearchIndex {
  #load;
  #manifest;
  #loaded = new Map();
  #stop;

  /** `load` gives the content of a file of the index by its name, as a promise. */
  constructor(manifest, load) {
    this.#manifest = manifest;
    this.#load = load;
    this.#stop = new Set(manifest.stop.flatMap((word) => [word, fold(word)]));
  }

  /**
   * What a query finds, best first: `numbers` of results, whether they are only `near` what was asked for,
   * and `isHit`, which tells whether a word of a result's text is among what was found.
   */
  async find(query) {
    const concepts = this.#conceptsOf(query);
    const matched = { terms: new Set(), parts: new Set() };
    let near = false;
    const found = await Promise.all(concepts.map(async (alternatives) => {
      const exact = await this.#concept(alternatives, (needles) => this.#lookUp(needles, matched));
      if (exact.size) return exact;
      const misspelt = await this.#concept(alternatives.slice(0, 1), (needles) => this.#lookUpMisspelt(needles, matched));
      near ||= misspelt.size > 0;
      return misspelt;
    }));
    const { scores, all } = this.#combined(found);
    const numbers = [...scores.keys()].sort((a, b) => scores.get(b) - scores.get(a) || a - b);
    const parts = [...matched.parts];
    const isHit = (word) => {
      const term = termOf(word);
      return matched.terms.has(term) || parts.some((part) => term.length > part.length && term.includes(part));
    };
    return { numbers, near: near || (!all && numbers.length > 0), isHit };
  }

  /** The results by number, as they are shown: title, kind, where, url, state and text. */
  async results(numbers) {
    const firsts = this.#manifest.pages;
    return Promise.all(numbers.map(async (number) => {
      const shard = firsts.findLastIndex((first) => first <= number);
      const [title, kind, where, url, state, text] = (await this.#file(`sidor-${shard}`))[number - firsts[shard]];
      return { title, kind, where, url, state, text };
    }));
  }

  #file(name) {
    if (!this.#loaded.has(name)) {
      const loading = this.#load(name);
      loading.catch(() => this.#loaded.delete(name));
      this.#loaded.set(name, loading);
    }
    return this.#loaded.get(name);
  }

  /** The query's words, or phrases that the glossary knows: each with alternatives of words and what they weigh. */
  #conceptsOf(query) {
    const words = wordsIn(query).map(({ word }) => word).filter((word) => !this.#stop.has(word));
    const concepts = [];
    for (let from = 0; from < words.length;) {
      let length = Math.min(8, words.length - from);
      const phrase = () => words.slice(from, from + length).map(termOf).join(" ");
      while (length > 1 && !this.#manifest.alike[phrase()]) length -= 1;
      const own = { needles: words.slice(from, from + length).map(needlesOf), weight: 1 };
      const others = (this.#manifest.alike[phrase()] ?? [])
        .map((other) => ({ needles: other.split(" ").map((term) => [term]), weight: ALIKE }));
      concepts.push([own, ...others]);
      from += length;
    }
    return concepts;
  }

  /** What any of the alternatives finds; an alternative of several words finds what holds all of them. */
  async #concept(alternatives, lookUp) {
    const best = new Map();
    await Promise.all(alternatives.map(async ({ needles, weight }) => {
      const words = await Promise.all(needles.map(lookUp));
      for (const number of words[0].keys()) {
        if (!words.every((word) => word.has(number))) continue;
        const score = words.reduce((sum, word) => sum + word.get(number), 0) / words.length * weight;
        if (score > (best.get(number) ?? 0)) best.set(number, score);
      }
    }));
    return best;
  }

  async #shards(begins) {
    return Promise.all(this.#manifest.words.filter(begins).map((key) => this.#file(`ord-${key}`)));
  }

  /** Results with the word itself, its other forms, or words that begin with it. */
  async #lookUp(needles, matched) {
    const shards = await this.#shards((key) => needles.some(
      (needle) => needle.startsWith(key) || (needle.length >= LEAST_BEGINNING && key.startsWith(needle)),
    ));
    return this.#collected(shards, matched, (term) => Math.max(...needles.map((needle) => {
      if (term === needle) return 1;
      if (needle.length < LEAST_BEGINNING || isNumber(needle) || !term.startsWith(needle)) return 0;
      return 0.4 + 0.4 * needle.length / term.length;
    })));
  }

  /** Results with words that differ by a letter, in a long word by two. */
  async #lookUpMisspelt(needles, matched) {
    const plain = needles.at(-1);
    if (plain.length < LEAST_MISSPELT || isNumber(plain)) return new Map();
    const beginnings = new Set([plain.slice(0, 2), plain[1] + plain[0], plain.slice(1, 3), plain[0] + plain[2]]);
    const shards = await this.#shards((key) => [...beginnings].some((two) => key.startsWith(two) || two.startsWith(key)));
    const edits = plain.length >= LEAST_MISSPELT_TWICE ? 2 : 1;
    return this.#collected(shards, matched, (term) => {
      if (term.length < LEAST_MISSPELT - 1 || isNumber(term)) return 0;
      if (needles.some((needle) => isNear(needle, term, 1))) return 0.4;
      return edits > 1 && isNear(plain, term, edits) ? 0.25 : 0;
    });
  }

  #collected(shards, matched, qualityOf) {
    const { weights } = this.#manifest;
    const scores = new Map();
    for (const shard of shards) {
      for (const [term, lists] of Object.entries(shard)) {
        const quality = qualityOf(term);
        if (!quality) continue;
        matched.terms.add(term);
        lists.forEach((steps, field) => {
          if (field >= FIRST_PART_FIELD && steps.length) matched.parts.add(term);
          let number = 0;
          for (const step of steps) {
            number += step;
            const score = weights[field] * quality;
            if (score > (scores.get(number) ?? 0)) scores.set(number, score);
          }
        });
      }
    }
    return scores;
  }

  /** Results that every concept found; where there are none, those that any did. Rare words weigh most. */
  #combined(found) {
    const { count, importance } = this.#manifest;
    const numbers = new Set(found.flatMap((scores) => [...scores.keys()]));
    const whole = [...numbers].filter((number) => found.every((scores) => scores.has(number)));
    const kept = whole.length ? whole : [...numbers];
    const rarity = found.map((scores) => Math.log(1 + count / (1 + scores.size)));
    const scores = new Map(kept.map((number) => {
      const own = found.map((concept, place) => (concept.get(number) ?? 0) * rarity[place]);
      const share = own.filter((score) => score > 0).length / found.length;
      const factor = importance.find(([upTo]) => number < upTo)[1];
      return [number, own.reduce((sum, score) => sum + score, 0) * share * factor];
    }));
    return { scores, all: whole.length > 0 };
  }
}
