// @ts-check

/**
 * A piece of text with a style for each character, so that wrapping never tears a highlight.
 * @typedef {import("./terminal.js").Style} Style
 * @typedef {import("./terminal.js").Terminal} Terminal
 * @typedef {{ text: string, styles: Style[] }} Line
 * @typedef {{ start: number, end: number, style: Style }} Span
 */

/** Styles a text and cuts it into lines of at most `width` columns. Later spans win. */
export function toLines(/** @type {string} */ text, /** @type {Span[]} */ spans, /** @type {number} */ width) {
  const styles = /** @type {Style[]} */ (Array(text.length).fill("plain"));
  for (const { start, end, style } of spans) styles.fill(style, start, end);
  /** @type {Line[]} */
  const lines = [];
  let from = 0;
  for (const line of text.split("\n")) {
    lines.push(...wrap({ text: line, styles: styles.slice(from, from + line.length) }, width));
    from += line.length + 1;
  }
  return lines;
}

/** Breaks after a space or punctuation where there is one in the second half; what follows hangs two columns deeper. */
function wrap(/** @type {Line} */ line, /** @type {number} */ width) {
  const indent = (/^ */.exec(line.text)?.[0].length ?? 0) + 2;
  const hang = { text: " ".repeat(indent), styles: /** @type {Style[]} */ (Array(indent).fill("plain")) };
  const lines = [];
  let rest = line;
  while (rest.text.length > width) {
    const at = /^.*[\s,;:/&?=.-]/.exec(rest.text.slice(0, width))?.[0].length ?? 0;
    const cut = at > width / 2 ? at : width;
    lines.push({ text: rest.text.slice(0, cut), styles: rest.styles.slice(0, cut) });
    rest = { text: hang.text + rest.text.slice(cut), styles: [...hang.styles, ...rest.styles.slice(cut)] };
  }
  return [...lines, rest];
}

/** The line as the terminal takes it, filled up to `width` columns. Without colours PHI stands in «». */
export function render(/** @type {Terminal} */ terminal, /** @type {Line} */ line, width = 0) {
  let out = "";
  for (let start = 0; start < line.text.length; ) {
    const style = line.styles[start];
    let end = start;
    while (end < line.text.length && line.styles[end] === style) end++;
    out += terminal.paint(style, line.text.slice(start, end));
    start = end;
  }
  return out + " ".repeat(Math.max(0, width - line.text.length));
}

/** Two blocks side by side where both have at least 46 columns, else one above the other. */
export function sideBySide(
  /** @type {Terminal} */ terminal,
  /** @type {{ title: string, lines: (width: number) => Line[] }[]} */ [left, right],
) {
  const half = Math.min(76, Math.floor((terminal.width - 3) / 2));
  const head = (/** @type {string} */ title, /** @type {number} */ width) =>
    render(terminal, { text: title, styles: /** @type {Style[]} */ (Array(title.length).fill("strong")) }, width);
  if (half < 46) {
    for (const { title, lines } of [left, right]) {
      terminal.write(head(title, 0));
      for (const line of lines(terminal.width)) terminal.write(render(terminal, line));
      terminal.write();
    }
    return;
  }
  const bar = terminal.paint("quiet", "│");
  terminal.write(`${head(left.title, half)} ${bar} ${head(right.title, 0)}`);
  const [a, b] = [left.lines(half), right.lines(half)];
  const empty = { text: "", styles: [] };
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [one, two] = [a[index] ?? empty, b[index] ?? empty];
    terminal.write(`${render(terminal, one, half)} ${bar} ${render(terminal, two)}`.trimEnd());
  }
  terminal.write();
}
