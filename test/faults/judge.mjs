// Judges by what the service has stored, as a reader sees it: by time, and of one millisecond as it came in.
const mark = /philogStream"?[:=]"?(\w+)"?,? ?"?philogSeq"?[:=](\d+)/;

/** The number of a stored event; nothing where it is another run's, or not whole. */
function numberOf(message, stream) {
  if (stream !== undefined) {
    const [, found, number] = mark.exec(message) ?? [];
    return found === stream ? Number(number) : undefined;
  }
  try {
    const { run, index } = JSON.parse(message);
    return run === "first" ? index + 1 : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Lost of the events that were accepted; stored more than once; out of order. With a stream events are known by our
 * transport's numbers, else by the application's own.
 */
export function judge(events, stream, accepted) {
  const stored = new Set();
  let duplicates = 0;
  let disordered = 0;
  let before = 0;
  for (const { message } of [...events].sort((a, b) => a.timestamp - b.timestamp)) {
    const number = numberOf(message, stream);
    if (number === undefined) continue;
    if (stored.has(number)) {
      duplicates++;
      continue;
    }
    stored.add(number);
    if (number < before) disordered++;
    before = number;
  }
  let lost = 0;
  for (let number = 1; number <= accepted; number++) if (!stored.has(number)) lost++;
  return { stored: stored.size, lost, duplicates, disordered };
}
