import { markerPattern } from "../policy/markers.ts";

const unit = new RegExp(markerPattern, "y");
// First letters of what stands in a marker's brackets.
const marked = Uint8Array.from({ length: 128 }, (_, code) => Number("RMLKW".includes(String.fromCharCode(code))));
const token = "tok1.";
// At most six characters: longer ones are looked for in a way that costs far more.
const sealed = "sealed";

/** Where markers, tokens and sealed values of Philog stand in a text: start, end, start, end… in order. */
export function unitsIn(text: string): readonly number[] {
  const found: number[] = [];
  let bracket = text.indexOf("[");
  let token1 = text.indexOf(token);
  let sealed1 = text.indexOf(sealed);
  while (bracket >= 0 || token1 >= 0 || sealed1 >= 0) {
    // What is not there is -1, which is the largest number without a sign.
    const at = Math.min(bracket >>> 0, token1 >>> 0, sealed1 >>> 0);
    let next = at + 1;
    if (at !== bracket || marked[text.charCodeAt(next)] === 1) {
      unit.lastIndex = at;
      if (unit.test(text)) {
        next = unit.lastIndex;
        found.push(at, next);
      }
    }
    if (bracket >= 0 && bracket < next) bracket = text.indexOf("[", next);
    if (token1 >= 0 && token1 < next) token1 = text.indexOf(token, next);
    if (sealed1 >= 0 && sealed1 < next) sealed1 = text.indexOf(sealed, next);
  }
  return found;
}
