// @ts-check

/** @typedef {keyof typeof codes} Style */

const codes = {
  plain: "",
  phi: "1;37;41",
  token: "32",
  marker: "2",
  quiet: "2",
  title: "1;36",
  strong: "1",
  good: "1;32",
  bad: "1;31",
};

/** What the output can show: colours as NO_COLOR, FORCE_COLOR and the terminal say, and how many columns. */
export function openTerminal(stream = process.stdout, environment = process.env) {
  const { FORCE_COLOR, NO_COLOR, TERM, COLUMNS } = environment;
  const wished = FORCE_COLOR === undefined ? undefined : !["0", "false"].includes(FORCE_COLOR);
  const colour = wished ?? (!NO_COLOR && stream.isTTY === true && TERM !== "dumb");
  const width = Math.max(40, stream.columns || Number(COLUMNS) || 100);

  // A reader such as `head` that has seen enough is no failure.
  stream.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code === "EPIPE") process.exit();
    throw error;
  });

  const paint = (/** @type {Style} */ style, /** @type {string} */ text) =>
    colour && codes[style] !== "" && text !== "" ? `\x1b[${codes[style]}m${text}\x1b[0m` : text;
  const write = (/** @type {string} */ text = "") => void stream.write(`${text}\n`);
  /** Writes prose: broken between words where the terminal is narrower, with the indent of its start. */
  const say = (/** @type {string} */ text, /** @type {Style} */ style = "plain") => {
    const indent = /^ */.exec(text)?.[0] ?? "";
    let line = indent;
    for (const word of text.trim().split(" ")) {
      if (line.trim() !== "" && line.length + 1 + word.length > Math.min(width, 100)) {
        write(paint(style, line));
        line = indent;
      }
      line += line.trim() === "" ? word : ` ${word}`;
    }
    write(paint(style, line));
  };
  return { colour, width, paint, write, say };
}

/** @typedef {ReturnType<typeof openTerminal>} Terminal */
