import type { Kept } from "./pages.ts";

const number = (value: number) => value.toLocaleString("en-US");
const cells = (row: readonly string[]) => `| ${row.join(" | ")} |`;

type Counts = Record<string, { opaque: number; recognisable: number }>;

const sum = (table: Counts): number =>
  Object.values(table).reduce((total, { opaque, recognisable }) => total + opaque + recognisable, 0);
const at = (table: Counts, place: string): number => sum({ [place]: table[place] ?? { opaque: 0, recognisable: 0 } });

/** What each run is about; a count that an adapter does not have is left out. */
const facts: [string, (figures: Kept) => number | string | undefined][] = [
  ["calls or requests", ({ calls }) => calls],
  ["policies, each with a logger or an app", ({ episodes }) => episodes],
  ["seed", ({ seed }) => seed],
  ["characters searched", ({ characters }) => characters],
  ["canaries planted", ({ planted }) => sum(planted)],
  ["canaries leaked", ({ leaks }) => sum(leaks)],
  ["changed responses", ({ changedResponses }) => changedResponses],
  ["changed requests", ({ changedRequests }) => changedRequests],
  ["changed arguments", ({ changedInputs }) => changedInputs],
  ["requests without a line", ({ lostLines }) => lostLines],
  ["exceptions", ({ exceptions }) => exceptions],
  ["lines that are no JSON", ({ badLines }) => badLines],
];

/** The figures of the adapters besides pino's, side by side. */
export function chapter(adapters: Record<string, Kept>): string {
  const names = Object.keys(adapters).sort();
  if (names.length === 0) return "";
  const all = names.map((name) => adapters[name]!);
  const show = (value: number | string | undefined) =>
    value === undefined ? "–" : typeof value === "number" ? number(value) : value;
  const head = [cells(["", ...names]), cells(["---", ...names.map(() => "---:")])];
  const places = [...new Set(all.flatMap(({ planted }) => Object.keys(planted)))].sort();
  return [
    "",
    "## The other adapters",
    "",
    "Written by `npm run fuzz:winston -- --write` and `npm run fuzz:http -- --write`; `npm test` runs some hundred of each.",
    "Each request goes to the framework as it is and to the same app behind the adapter, over loopback, several at once.",
    "Canaries stand in path, query, headers, cookies, bodies, what handlers throw and answer, and what they log. Compared are",
    "status, headers and body of the answers, and what an application can read of a request when all is done. winston is",
    "called with random formats, transports, children, profilers, handlers and changes at run time.",
    "",
    ...head,
    ...facts.map(([name, of]) => cells([name, ...all.map((figures) => show(of(figures)))])),
    "",
    "Canaries planted, by place:",
    "",
    ...head,
    ...places.map((place) => cells([place, ...all.map(({ planted }) => number(at(planted, place)))])),
    "",
    "What is compared without its length: the page with the stack that Express shows out of production, where the adapter",
    "is one of the frames. What is not counted as an exception: Express's own crash over an error that `inspect` cannot show,",
    "which does not happen behind the adapter. A request that ends before the adapter's middleware has no line of its own,",
    "and neither has one that Fastify refuses before its hooks, for a URL that cannot be decoded. Two answers that break off",
    "are the same wherever they do; a request whose chunked body Node's parser refuses while it is answered is not compared,",
    "and neither is one that never ends where the bare app has crashed beside it.",
    "",
  ].join("\n");
}
