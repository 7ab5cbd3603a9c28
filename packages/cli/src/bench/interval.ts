/** The middle value; the mean of the two middle ones where their number is even. Throws RangeError on none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("no values");
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * The 95 % interval of the median by order statistics (the sign test turned round): it assumes nothing about how noise
 * is distributed, only that rounds are independent, and draws no random numbers. Below six values no such interval
 * exists; then it is the whole range.
 */
export function medianInterval(values: readonly number[]): { low: number; high: number } {
  if (values.length === 0) throw new RangeError("no values");
  const sorted = values.toSorted((a, b) => a - b);
  const size = sorted.length;
  // P(exactly k of `size` values lie below the true median), summed from the left until a tail of 2.5 % is spent.
  let probability = 0.5 ** size;
  let tail = probability;
  let outside = 0;
  while (tail <= 0.025) {
    outside += 1;
    probability *= (size - outside + 1) / outside;
    tail += probability;
  }
  const first = Math.max(outside - 1, 0);
  return { low: sorted[first]!, high: sorted[size - 1 - first]! };
}
