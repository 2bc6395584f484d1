// A text's words as the search index knows them: generator/search/words.py, whose docstrings say why.
// The stems are those of Snowball's Swedish stemmer, https://snowballstem.org/algorithms/swedish/stemmer.html

const OTHER_LETTERS = { ø: "o", æ: "a", đ: "d", ł: "l", ß: "s" };
const VOWEL = /[aeiouyäåö]/;
const ENDINGS = [
  "heterna", "hetens", "anden", "andes", "andet", "arens", "arnas", "ernas", "heten", "heter", "ornas",
  "ades", "ande", "aren", "arna", "arne", "aste", "erna", "erns", "orna", "ade", "are", "ast", "ens", "ern",
  "het", "ad", "ar", "as", "at", "en", "er", "es", "et", "or", "a", "e", "s",
];
const NO_ENDING_ET = /(?:fab|h|pak|rak|stak|kom|iet|cit|dit|alit|ilit|mit|nit|pit|rit|sit|tit|uit|ivit|kvit|xit)$/;

/** Where the part of a word begins that may be an ending: after its first vowels and a consonant, from the fourth letter. */
function endingsFrom(word) {
  const found = /^[^aeiouyäåö]*[aeiouyäåö]+[^aeiouyäåö]/.exec(word);
  return found && word.length >= 3 ? Math.max(3, found[0].length) : word.length;
}

const endsEt = (before) => before.length > 2 && !VOWEL.test(before.at(-1)) && VOWEL.test(before.at(-2))
  && !NO_ENDING_ET.test(before);

function withoutInflection(word, from) {
  const ending = ENDINGS.find((end) => word.endsWith(end) && word.length - end.length >= from);
  if (!ending) return word;
  const before = word.slice(0, -ending.length);
  if (ending === "et") return endsEt(before) ? before : word;
  if (ending !== "s") return before;
  if (before.endsWith("et") && endsEt(before.slice(0, -2))) return before.slice(0, -2);
  return /[bcdfghjklmnoprtvy]$/.test(before) ? before : word;
}

/** A word in lower case without its inflection: Snowball's rules followed until nothing more falls off. */
export function stem(word) {
  const stemmed = stemOnce(word);
  return stemmed === word ? word : stem(stemmed);
}

/** What Snowball makes of a word. */
export function stemOnce(word) {
  const from = endingsFrom(word);
  let stemmed = withoutInflection(word, from);
  if (stemmed.length - 2 >= from && /(?:dd|gd|nn|dt|gt|kt|tt)$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
  const last = ["fullt", "lig", "els", "öst", "ig"]
    .find((end) => stemmed.endsWith(end) && stemmed.length - end.length >= from);
  if (last === "fullt") return stemmed.slice(0, -1);
  if (last === "öst") return /[iklnprtuv]öst$/.test(stemmed) ? stemmed.slice(0, -1) : stemmed;
  return last ? stemmed.slice(0, -last.length) : stemmed;
}

/** A word in lower case as a–z and digits. */
export function fold(word) {
  return word.replace(/[øæđłß]/g, (letter) => OTHER_LETTERS[letter]).normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]/gu, "x");
}

export const termOf = (word) => fold(stem(word));

/** The words and numbers of a text in lower case, each with its place in the text. */
export function wordsIn(text) {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)]
    .map((found) => ({ word: found[0].toLowerCase().normalize("NFC"), start: found.index, end: found.index + found[0].length }));
}
