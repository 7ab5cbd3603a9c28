// The packed form of the vocabulary: front coding, and one mark for each word that a common ending makes of another.
const endings = [
  "-s",
  "-ed",
  "-ing",
  "-ly",
  "-d",
  "e-ing",
  "-er",
  "-ers",
  "-r",
  "-rs",
  "-es",
  "y-ies",
  "y-ied",
  "-ness",
  "-able",
  "e-able",
  "y-ily",
  "e-ion",
  "-ion",
  "e-ions",
  "-ions",
  "-ment",
  "e-or",
  "-al",
  "-less",
];
const marks = "!#%&()*+,-./:;<=>?@^_|~[]";
const lineLength = 116;

/** Packs words (lower-case letters) with their classes. */
export function encode(classes) {
  const rules = endings.map((ending, index) => {
    const [gone, added] = ending.split("-");
    return { mark: marks[index], gone, added };
  });
  const derived = new Set();
  const marksOf = new Map();
  const derive = (word, { gone, added }) =>
    word.endsWith(gone) && word.length > gone.length ? word.slice(0, word.length - gone.length) + added : undefined;
  // The shortest first, so that a base is never itself derived from what it derives.
  for (const word of [...classes.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    if (derived.has(word)) continue;
    let found = "";
    for (const rule of rules) {
      const other = derive(word, rule);
      if (other === undefined || derived.has(other) || other.length < word.length) continue;
      if (classes.get(other) !== classes.get(word)) continue;
      derived.add(other);
      found += rule.mark;
    }
    marksOf.set(word, found);
  }
  let previous = "";
  let text = "";
  for (const word of [...marksOf.keys()].sort()) {
    let shared = 0;
    while (shared < 25 && shared < word.length && word[shared] === previous[shared]) shared++;
    const kind = classes.get(word);
    text += String.fromCharCode(65 + shared) + word.slice(shared) + (kind === 0 ? "" : kind) + marksOf.get(word);
    previous = word;
  }
  const lines = [];
  for (let at = 0; at < text.length; at += lineLength) lines.push(text.slice(at, at + lineLength));
  return { text: lines.join("\n"), rules: rules.map(({ mark, gone, added }) => [mark, gone.length, added]) };
}
