/** UTF-16 units that a piece never has more of: as JSON text of one character each it would just fit. */
const longest = 950_000;

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff;

/**
 * Cuts a text into pieces that have at most `room` bytes as JSON text in UTF-8, so that joined they are the text again.
 * `room` has to be larger than 12: two characters of six bytes each.
 */
export function splitLine(line: string, room: number): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < line.length; ) {
    let end = Math.min(line.length, start + Math.min(longest, room));
    for (;;) {
      if (end < line.length && isHighSurrogate(line.charCodeAt(end - 1)) && end - start > 1) end--;
      const json = JSON.stringify(line.slice(start, end));
      if (Buffer.byteLength(json) - 2 <= room) {
        pieces.push(json);
        break;
      }
      end = start + ((end - start) >> 1);
    }
    start = end;
  }
  return pieces;
}
