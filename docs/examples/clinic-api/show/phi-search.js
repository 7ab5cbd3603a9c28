// @ts-check

/** How a text can stand in a log line: as typed, percent-encoded, as a form field, a record number without its hyphen. */
function spellings(/** @type {string} */ literal) {
  const isRecordNumber = /^[A-Z]{2,}-?\d+$/.test(literal);
  const escaped = JSON.stringify(literal).slice(1, -1);
  const form = new URLSearchParams({ "": literal }).toString().slice(1);
  return [literal, escaped, encodeURIComponent(literal), form, ...(isRecordNumber ? [literal.replace("-", "")] : [])];
}

/**
 * Makes a search for any of the literals, whatever their case: where they stand in a text.
 * @returns {(text: string) => { start: number, end: number }[]}
 */
export function createPhiSearch(/** @type {string[]} */ literals) {
  const all = [...new Set(literals.flatMap(spellings))].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(all.map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("|"), "gi");
  return (text) =>
    [...text.matchAll(pattern)].map(({ index = 0, 0: hit }) => ({ start: index, end: index + hit.length }));
}
