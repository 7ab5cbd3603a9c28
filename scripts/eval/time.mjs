/** Least time of measuring, in milliseconds, and the passes over all texts that it takes at least. */
const LEAST = 250;
const PASSES = 5;

const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

/**
 * Microseconds of one call, the median over the texts (of each, the median of five calls), and megabytes of UTF-8 a
 * second over whole passes (the median pass). The texts must have been scanned before: that was the warm-up.
 */
export function measureTime(texts, find, now = () => performance.now()) {
  let findings = 0;
  const calls = texts.map(() => []);
  for (let pass = 0; pass < PASSES; pass++) {
    for (let index = 0; index < texts.length; index++) {
      const start = now();
      findings += find(texts[index]).length;
      calls[index].push(now() - start);
    }
  }
  const passes = [];
  const started = now();
  while (passes.length < PASSES || now() - started < LEAST) {
    const start = now();
    for (const text of texts) findings += find(text).length;
    passes.push(now() - start);
  }
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return {
    microseconds: median(calls.map(median)) * 1000,
    megabytesPerSecond: bytes / 1000 / median(passes),
    bytes,
    // Returned, so that no engine may leave the calls out.
    findings,
  };
}
