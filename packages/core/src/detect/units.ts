import { markerPattern } from "../policy/markers.ts";

const unit = new RegExp(markerPattern, "y");
// First letters of what stands in a marker's brackets.
const marked = Uint8Array.from({ length: 128 }, (_, code) => Number("RMLKW".includes(String.fromCharCode(code))));
const token = "tok1.";

/** Where markers and tokens of Philog stand in a text: start, end, start, end… in order. */
export function unitsIn(text: string): readonly number[] {
  const found: number[] = [];
  let bracket = text.indexOf("[");
  let token1 = text.indexOf(token);
  while (bracket >= 0 || token1 >= 0) {
    const isToken = bracket < 0 || (token1 >= 0 && token1 < bracket);
    const at = isToken ? token1 : bracket;
    let next = at + 1;
    if (isToken || marked[text.charCodeAt(next)] === 1) {
      unit.lastIndex = at;
      if (unit.test(text)) {
        next = unit.lastIndex;
        found.push(at, next);
      }
    }
    if (bracket >= 0 && bracket < next) bracket = text.indexOf("[", next);
    if (token1 >= 0 && token1 < next) token1 = text.indexOf(token, next);
  }
  return found;
}
