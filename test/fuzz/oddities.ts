import { Readable } from "node:stream";
import { msg, phi, safe } from "@philog/core";
import type { Garden } from "./garden.ts";

/** Values that JSON does not know, or knows badly. */
export const oddities: Record<string, (garden: Garden, depth: number) => unknown> = {
  date: ({ random }) => new Date(random.pick([0, -279_000_000_000, Date.now(), Number.NaN])),
  url: ({ planter }) => new URL(`https://x.example.test/a?q=${encodeURIComponent(planter.value("hostile value"))}`),
  search: ({ planter }) => new URLSearchParams({ q: planter.value("hostile value") }),
  buffer: ({ planter }) => Buffer.from(planter.value("hostile value")),
  bytes: ({ planter, random }) => {
    const bytes = Uint8Array.from(Buffer.from(planter.value("hostile value")));
    return random.pick([bytes, bytes.buffer, new DataView(bytes.buffer), Uint16Array.from(bytes), new Blob([bytes])]);
  },
  bigint: ({ random }) => random.pick([5n, 98_441_207n, 98_441_207_553_301_998_111n]),
  symbol: ({ planter }) => Symbol(planter.value("hostile value")),
  callable: ({ planter }) => Object.defineProperty(() => 1, "name", { value: planter.value("hostile value") }),
  boxed: ({ planter, random }) =>
    random.pick([new String(planter.value("hostile value")), new Number(984_412_077), new Boolean(true), Object(5n)]),
  stream: ({ planter }) => Readable.from([planter.value("hostile value")]),
  pattern: ({ planter }) => new RegExp(planter.value("hostile value").replaceAll(/[^\w ]/g, ".")),
  headers: ({ planter }) => new Headers({ "x-user": encodeURIComponent(planter.value("hostile value")) }),
  weak: ({ random }) => random.pick([new WeakMap(), new WeakSet(), Promise.resolve(1), Math, globalThis.Intl]),
  number: ({ random }) =>
    random.pick([
      0,
      -0,
      42,
      9999,
      98_441_207,
      1e21,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1.23456789,
      4111111111111111,
    ]),
  empty: ({ random }) => random.pick([null, undefined, "", true, false, [], {}]),
  encoded: ({ planter, random }) => {
    const text = planter.value("hostile value");
    const bytes = Buffer.from(text);
    return random.pick([
      bytes.toString("base64"),
      bytes.toString("base64url"),
      encodeURIComponent(text),
      text.toUpperCase(),
      text.replaceAll(" ", "_"),
      [...text].join("\u200b"),
    ]);
  },
  json: (garden) => {
    const inner = { user: garden.planter.value("JSON in a string"), tags: [garden.planter.value("JSON in a string")] };
    const once = JSON.stringify(garden.random.pick([inner, [inner], [inner.user], [1, inner.user], inner.user]));
    return garden.random.percent(30) ? JSON.stringify(once) : once;
  },
  map: (garden, depth) =>
    new Map<unknown, unknown>([
      [garden.planter.value("Map key"), 1],
      ["user", garden.value(depth + 1)],
      [{ id: garden.planter.value("Map key") }, 2],
    ]),
  set: (garden, depth) => new Set([garden.planter.value("field"), garden.value(depth + 1)]),
  mark: ({ planter, random }) => {
    const value = planter.value("mark");
    const shapes = [
      "code",
      "uuid",
      "hex",
      "hostname",
      "number",
      "requestId",
      "unchecked",
      { pattern: "(a+)+" },
      5,
      { oneOf: ["x"] },
    ];
    return random.percent(50)
      ? safe(random.pick(shapes) as "code", value)
      : phi(random.pick(["mrn", "name", "date", "secret", "url", "bogus"]) as "mrn", value);
  },
  message: ({ planter }) => msg`loaded ${planter.value("argument")} of ${5}`,
};
