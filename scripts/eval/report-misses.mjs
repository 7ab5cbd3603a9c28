const AROUND = 40;

/** One miss with its surroundings, in double brackets, as a JSON string: control characters stay escaped. */
function show({ id, text, start, end }) {
  const marked = `${text.slice(Math.max(0, start - AROUND), start)}[[${text.slice(start, end)}]]${text.slice(end, end + AROUND)}`;
  return `  ${id}: ${JSON.stringify(marked)}`;
}

/** Examples of what was missed, by corpus and type. The only output with values: for public evaluation data alone. */
export function reportMisses(shown) {
  const parts = shown.flatMap(({ name, misses }) =>
    Object.entries(misses).map(([type, all]) => [`${name} ${type}`, ...all.map(show)].join("\n")),
  );
  return ["", "Misses", ...(parts.length > 0 ? parts : ["none"])].join("\n");
}
