// @ts-check

/** JSON that keeps on one line what fits there, so that a record can be read at a glance. */
export function prettyJson(/** @type {unknown} */ value, /** @type {number} */ width) {
  return format(value, "", width, 0);
}

/** @returns {string} `taken`: columns that stand before the value, or after it, on its first line. */
function format(
  /** @type {unknown} */ value,
  /** @type {string} */ indent,
  /** @type {number} */ width,
  /** @type {number} */ taken,
) {
  const short = oneLine(value);
  if (typeof value !== "object" || value === null || indent.length + taken + short.length <= width) return short;
  // One object in an array needs no lines of its own.
  const [only] = Array.isArray(value) && value.length === 1 ? value : [];
  if (typeof only === "object" && only !== null) return `[${format(only, indent, width, taken + 1)}]`;
  const deeper = `${indent}  `;
  const isArray = Array.isArray(value);
  const members = Object.entries(value).map(([key, member]) => {
    const label = isArray ? "" : `${JSON.stringify(key)}: `;
    return `${deeper}${label}${format(member, deeper, width, label.length + 1)}`;
  });
  const [open, close] = isArray ? "[]" : "{}";
  return `${open}\n${members.join(",\n")}\n${indent}${close}`;
}

/** @returns {string} */
function oneLine(/** @type {unknown} */ value) {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${oneLine(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
