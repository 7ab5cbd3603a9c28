import { inspect } from "node:util";

const textOfView = (view: ArrayBufferView) =>
  Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString("utf8");

/** What JSON would hide: bytes as text, the members of collections, big integers. */
function shown(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return textOfView(value);
  if (value instanceof Map || value instanceof Set) return [...value];
  return typeof value === "bigint" ? String(value) : value;
}

function inJson(message: unknown): string {
  const ancestors: { raw: unknown; written: unknown }[] = [];
  const replace = function (this: unknown, key: string, value: unknown) {
    // Buffers have a toJSON, which has already run: their decimal bytes hide what they say.
    const held: unknown = (this as Record<string, unknown>)[key];
    const raw = ArrayBuffer.isView(held) ? held : value;
    const written = shown(raw);
    if (typeof written !== "object" || written === null) return written;
    while (ancestors.length > 0 && ancestors.at(-1)!.written !== this) ancestors.pop();
    if (ancestors.some((ancestor) => ancestor.raw === raw)) return "[Circular]";
    ancestors.push({ raw, written });
    return written;
  };
  try {
    return JSON.stringify(message, replace) ?? "";
  } catch {
    // A message that throws on the way to JSON can reach nobody as JSON; `inspect` has shown it.
    return "";
  }
}

/** Everything that a reader of an object could see in it: as `util.inspect` shows it, hidden members too, and as JSON. */
export function show(message: unknown, depth: number): string {
  const seen = inspect(message, {
    depth,
    showHidden: true,
    maxArrayLength: null,
    maxStringLength: null,
    breakLength: Number.POSITIVE_INFINITY,
    compact: false,
  });
  return `${seen}\n${inJson(message)}\n`;
}
