import pino from "pino";
import type { Garden } from "./garden.ts";
import { templates } from "./policies.ts";
import { sentence } from "./sentence.ts";

const levels = ["trace", "debug", "info", "warn", "error", "fatal"];

/** What an application's own code may return, or throw. */
function produced(garden: Garden, place: "mixin" | "formatter" | "serializer"): () => object {
  const { random, planter } = garden;
  const value = planter.value(place);
  const other = garden.value(2);
  const key = random.pick([...garden.keys, planter.value("key")]);
  return random.pick<() => object>([
    () => ({ [key]: value, data: other }),
    () => Object.freeze({ user: { name: value } }),
    () => ({ [key]: value, requestId: "req-1" }),
  ]);
}

function prefix({ random, planter }: Garden): string {
  return random.percent(40) ? "svc: " : `${sentence(random, planter.text("prefix"))} `;
}

function serializers(garden: Garden): Record<string, (value: any) => unknown> {
  const { random, planter } = garden;
  const text = planter.value("serializer");
  const keys = random.some<string>([...garden.keys, "err", "msg"], 0, 3);
  const made = produced(garden, "serializer");
  const same = (value: unknown) => value;
  let calls = 0;
  const thrower = (value: unknown) => {
    calls += 1;
    // pino's constructor runs serializers and lets through what they throw.
    if (calls > 1) throw new Error(text);
    return value;
  };
  const forms = [() => text, same, made, thrower];
  const message = `failed for '${text}'`;
  const asError = () => ({ message, type: "Error", stack: `Error: ${message}\n    at run (/a.js:1:1)`, user: text });
  const formsOf = (key: string) => (key === "err" ? [...forms, asError] : key === "msg" ? [same] : forms);
  return Object.fromEntries(keys.map((key) => [key, random.pick(formsOf(key))]));
}

function redact({ random, planter }: Garden): unknown {
  const paths = random.some(
    ["user", "patient.name", "*.id", "req.headers.cookie", "data[*].id", "err.message", "msg"],
    1,
    3,
  );
  const text = planter.value("pino redact");
  const outside = paths.filter((path) => path !== "msg" && path !== "err.message");
  return random.pick<unknown>([
    paths,
    { paths, remove: true },
    { paths, censor: "[GONE]" },
    { paths: outside.length > 0 ? outside : ["user"], censor: () => text },
  ]);
}

function formatters(garden: Garden): Record<string, (...args: any[]) => object> {
  const { random, planter } = garden;
  const chosen: Record<string, (...args: any[]) => object> = {};
  const text = planter.value("formatter");
  if (random.percent(35)) {
    chosen.level = random.pick([
      (label: string) => ({ level: label }),
      (label: string, number: number) => ({ level: number, severity: label.toUpperCase(), user: text }),
      (label: string) => ({ [text]: label, status: text }),
    ]);
  }
  const extra = produced(garden, "formatter");
  if (random.percent(35))
    chosen.bindings = random.pick([(own: object) => own, (own: object) => ({ ...own, ...extra() }), extra]);
  if (random.percent(35)) {
    chosen.log = random.pick([
      (record: object) => record,
      (record: object) => ({ ...record, ...extra() }),
      (record: object) => ({ data: record, user: text }),
      extra,
      () => {
        throw new Error(text);
      },
    ]);
  }
  return chosen;
}

function hooks(garden: Garden): Record<string, unknown> {
  const { random, planter } = garden;
  const text = planter.value("hook");
  const chosen: Record<string, unknown> = {};
  if (random.percent(50)) {
    chosen.logMethod = random.pick<(this: unknown, args: any[], method: any) => void>([
      function (args, method) {
        method.apply(this, args);
      },
      function (args, method) {
        const swaps = args.length === 2 && templates.includes(args[1]);
        method.apply(this, swaps ? [args[1], args[0]] : args);
      },
      function (args, method) {
        method.call(this, { user: text }, "patient loaded", ...args);
      },
      () => {
        throw new Error(text);
      },
    ]);
  }
  if (random.percent(30)) chosen.streamWrite = (line: string) => line;
  return chosen;
}

const instant = () => `,"time":"${new Date().toISOString()}"`;

/** Options of a logger. */
export function options(garden: Garden): Record<string, unknown> {
  const { random, planter } = garden;
  const chosen: Record<string, unknown> = { level: random.pick(["trace", "trace", "info"]) };
  const add = (share: number, name: string, make: () => unknown) => {
    if (random.percent(share)) chosen[name] = make();
  };
  add(40, "base", () =>
    random.pick([null, {}, { service: "clinic-api", user: planter.value("base") }, { [planter.value("base")]: 1 }]),
  );
  add(25, "name", () => random.pick(["clinic-api", planter.value("name")]));
  add(20, "nestedKey", () => random.pick(["payload", "data", "user"]));
  add(20, "messageKey", () => random.pick(["message", "text"]));
  add(20, "errorKey", () => random.pick(["error", "failure", "exception"]));
  add(30, "mixin", () => produced(garden, "mixin"));
  const thrown = planter.value("thrown");
  add(5, "mixin", () => () => {
    throw new Error(thrown);
  });
  add(10, "mixinMergeStrategy", () => (record: object, mixin: object) => ({ ...mixin, inner: record, ...record }));
  add(35, "formatters", () => formatters(garden));
  add(30, "serializers", () => serializers(garden));
  add(20, "redact", () => redact(garden));
  add(15, "customLevels", () => ({ audit: 35, chatty: 5 }));
  add(25, "msgPrefix", () => prefix(garden));
  const stamp = planter.value("timestamp");
  add(30, "timestamp", () =>
    random.pick<unknown>([
      false,
      ...Object.values(pino.stdTimeFunctions),
      instant,
      () => `,"time":${JSON.stringify(stamp)}`,
      () => `,"at":1,"user":${JSON.stringify(stamp)}`,
    ]),
  );
  add(25, "hooks", () => hooks(garden));
  add(10, "crlf", () => true);
  add(10, "depthLimit", () => 2);
  return chosen;
}

/** Options of a child, or none. */
export function childOptions(garden: Garden): any {
  const { random } = garden;
  if (random.percent(50)) return undefined;
  const chosen: Record<string, unknown> = {};
  if (random.percent(30)) chosen.level = random.pick(levels);
  if (random.percent(30)) chosen.serializers = serializers(garden);
  if (random.percent(30)) {
    const { level: _, ...rest } = formatters(garden);
    chosen.formatters = rest;
  }
  if (random.percent(30)) chosen.redact = redact(garden);
  if (random.percent(30)) chosen.msgPrefix = prefix(garden);
  if (random.percent(15)) chosen.customLevels = { [`own${random.integer(1, 1e9)}`]: 41 + random.next() };
  return chosen;
}
