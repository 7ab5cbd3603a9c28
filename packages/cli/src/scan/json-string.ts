/** What the text between the quotes of a JSON string says; undefined where it is none. */
export function decode(raw: string): string | undefined {
  try {
    return JSON.parse(`"${raw}"`);
  } catch {
    return undefined;
  }
}

/** Where each character of a decoded string stands between the quotes, and where the last one ends: UTF-16 units. */
export function placesOf(raw: string): Uint32Array {
  const places = new Uint32Array(raw.length + 1);
  let count = 0;
  for (let at = 0; at < raw.length; count++) {
    places[count] = at;
    if (raw.charCodeAt(at) !== 92) at += 1;
    else at += raw.charCodeAt(at + 1) === 117 ? 6 : 2;
  }
  places[count] = raw.length;
  return places;
}
