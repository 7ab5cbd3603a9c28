const newline = 10;

/** Bytes of a string that V8 makes in its young generation, with room to spare: longer ones cost ten times as much. */
const largestText = 65_536;

/** A batch as texts of whole lines; one line alone may be longer than texts should be. */
export function* texts(batch: Uint8Array): Generator<string> {
  const bytes = Buffer.from(batch.buffer, batch.byteOffset, batch.length);
  for (let from = 0; from < bytes.length; ) {
    const within =
      from + largestText >= bytes.length ? bytes.length : bytes.lastIndexOf(newline, from + largestText - 1) + 1;
    const past = within > from ? within : bytes.indexOf(newline, from) + 1;
    const end = past > from ? past : bytes.length;
    yield bytes.toString("utf8", from, end);
    from = end;
  }
}
