// @ts-check
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the code of log calls is shown as it stands
import { sideBySide, toLines } from "./block.js";
import { prettyJson } from "./pretty-json.js";

/**
 * @typedef {import("./terminal.js").Terminal} Terminal
 * @typedef {(text: string) => { start: number, end: number }[]} PhiSearch
 * @typedef {{ step: string, event?: string, title: string, code: string, without?: string[] }} Moment
 */

/** @type {Moment[]} */
const moments = [
  {
    step: "lookup",
    event: "patient.loaded",
    title: "A look-up logs the whole resource, and the name once more in the message",
    code: "log.info({ event, req, patient }, `loaded patient ${fullName(patient)}`)",
    without: ["req"],
  },
  {
    step: "search",
    event: "patient.searched",
    title: "A search: the template is known and stays, its argument has no field and goes",
    code: 'log.info({ event, found }, "found %d patients for %s", found, name)',
  },
  {
    step: "search",
    event: "request.completed",
    title: "The line that every request leaves, with the name in the URL",
    code: "log.info({ event, route, req, res, durationMs }, `${req.method} ${req.url} ${res.statusCode}`)",
  },
  {
    step: "database",
    title: "The database refuses a row and quotes it in its error",
    code: "log.error(error)",
  },
  {
    step: "malformed",
    event: "request.failed",
    title: "A body that is no JSON, logged by the error handler three times over",
    code: "log.error({ event, err, body: req.body }, err.message)",
  },
  {
    step: "laboratory",
    event: "laboratory.failed",
    title: "The laboratory is down, and the HTTP client's error carries the request",
    code: "log.error({ event, err }, `could not send the order of patient ${fullName(patient)}`)",
  },
  {
    step: "portal",
    event: "patient.loaded",
    title: "A listed field that suddenly holds an e-mail address does not fit its shape",
    code: 'logger.child({ reqId: req.id, userId: req.headers["x-user-id"] })',
    without: ["req", "patient", "redacted", "msg"],
  },
  {
    step: "abort",
    event: "request.aborted",
    title: "The client goes away in the middle of a chart",
    code: 'log.warn({ event, req, bytesSent }, "client left, chart of %s not sent", name)',
    without: ["req", "redacted"],
  },
];

/** Members that are alike in both records. */
const alike = ["level", "time", "service", "reqId"];
const mostLines = 60;
const mostCharacters = 420;
const mostOfStack = 150;

/** Shows the chosen records of both outputs side by side. */
export function showMoments(
  /** @type {Terminal} */ terminal,
  /** @type {{ steps: { name: string, id: string }[], before: string, after: string, search: PhiSearch }} */ runs,
) {
  for (const [index, { step, event, title, code, without = [] }] of moments.entries()) {
    const id = runs.steps.find(({ name }) => name === step)?.id;
    const block = (/** @type {string} */ output) => (/** @type {number} */ width) => {
      const line = output.split("\n").find((text) => isRecord(text, id, event)) ?? "{}";
      const members = Object.entries(JSON.parse(line)).filter(([key]) => ![...alike, ...without].includes(key));
      return recordLines(terminal, Object.fromEntries(members), runs.search, width);
    };
    terminal.say(`${index + 1}. ${title}`, "title");
    terminal.say(`   ${code}`, "quiet");
    if (without.length > 0) terminal.say(`   not shown: ${without.join(", ")}`, "quiet");
    terminal.write();
    sideBySide(terminal, [
      { title: "plain pino", lines: block(runs.before) },
      { title: "with Philog", lines: block(runs.after) },
    ]);
  }
}

function isRecord(
  /** @type {string} */ line,
  /** @type {string | undefined} */ id,
  /** @type {string | undefined} */ event,
) {
  if (id === undefined || !line.includes(`"reqId":"${id}"`)) return false;
  return event === undefined ? line.includes('"level":50') : line.includes(`"event":"${event}"`);
}

const token = /tok1\.\w+\.[\w-]+\.[\w-]+/g;
const marker = /\[(?:REDACTED|MISFIT|LIMIT|KEY|WITHHELD)[\w:]*\]/g;

/** The record as lines, PHI and what stands in its place highlighted; what is too long is cut and counted. */
function recordLines(
  /** @type {Terminal} */ terminal,
  /** @type {object} */ record,
  /** @type {PhiSearch} */ search,
  /** @type {number} */ width,
) {
  // Where there are no colours, PHI stands in quotes of its own.
  const show = terminal.colour
    ? (/** @type {string} */ text) => text
    : (/** @type {string} */ text) => quote(text, search);
  const text = prettyJson(shorten(record, show), width);
  const spans = [
    ...[...text.matchAll(marker)].map((hit) => ({ ...span(hit), style: /** @type {const} */ ("marker") })),
    ...[...text.matchAll(token)].map((hit) => ({ ...span(hit), style: /** @type {const} */ ("token") })),
    ...search(text).map((hit) => ({ ...hit, style: /** @type {const} */ ("phi") })),
  ];
  const lines = toLines(text, spans, width);
  if (lines.length <= mostLines) return lines;
  const rest = `… and ${lines.length - mostLines + 1} lines more`;
  return [...lines.slice(0, mostLines - 1), ...toLines(rest, [{ start: 0, end: rest.length, style: "quiet" }], width)];
}

const span = (/** @type {RegExpExecArray} */ { index, 0: hit }) => ({ start: index, end: index + hit.length });

function quote(/** @type {string} */ text, /** @type {PhiSearch} */ search) {
  let out = text;
  for (const { start, end } of search(text).reverse()) {
    out = `${out.slice(0, start)}«${out.slice(start, end)}»${out.slice(end)}`;
  }
  return out;
}

/** Long texts, such as stacks, by their beginning; each text as `show` has it. @returns {unknown} */
function shorten(
  /** @type {unknown} */ value,
  /** @type {(text: string) => string} */ show,
  /** @type {string} */ name = "",
) {
  if (typeof value === "string") {
    const most = name === "stack" ? mostOfStack : mostCharacters;
    return show(value.length <= most ? value : `${value.slice(0, most)}… +${value.length - most}`);
  }
  if (Array.isArray(value)) return value.map((item) => shorten(item, show));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shorten(member, show, key)]));
}
