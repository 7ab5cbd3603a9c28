/**
 * Whether a parsed body is larger than a number of bytes, as JSON text would be at least. Reads no accessor; of bytes it
 * takes the length. May throw what a proxy throws.
 */
export function isLarger(body: unknown, limit: number): boolean {
  const waiting = [body];
  let size = 0;
  // Each turn adds to the size: what stands in circles ends, too.
  while (waiting.length > 0 && size <= limit) {
    const value = waiting.pop();
    size += 1;
    if (typeof value === "string") size += Buffer.byteLength(value);
    else if (ArrayBuffer.isView(value)) size += value.byteLength;
    else if (typeof value === "object" && value !== null) {
      for (const key of Object.keys(value)) {
        size += Buffer.byteLength(key);
        waiting.push(Object.getOwnPropertyDescriptor(value, key)?.value);
        if (size + waiting.length > limit) return true;
      }
    }
  }
  return size > limit;
}
