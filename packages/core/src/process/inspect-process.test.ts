import { describe, expect, it } from "vitest";
import { loggerCounts } from "../host/logger-counts.ts";
import type { Check } from "./check.ts";
import { fakeConsole, fakeProcess } from "./fake-process.test-data.ts";
import { guardProcess } from "./guard-process.ts";
import { inspectProcess } from "./inspect-process.ts";
import type { Inspected } from "./inspected.ts";
import type { ProcessLike } from "./process-like.ts";
import { processState, setProcessState } from "./state.ts";

const quiet = { PHILOG_START_LINE: "0", NODE_ENV: "production" };

interface Options extends Partial<Omit<Inspected, "process">> {
  process?: Partial<ProcessLike>;
  /** Whether a preload guards it. */
  guarded?: boolean;
}

function inspected({ process: given = {}, guarded = false, ...rest }: Options = {}) {
  const { env, ...others } = given;
  const process = fakeProcess({ ...others, env: { ...quiet, ...env } });
  const globals = rest.globals ?? {};
  const console = fakeConsole();
  if (guarded) guardProcess({ process, console, isMainThread: true, holder: globals });
  const what: Inspected = {
    modules: [],
    isInspected: () => false,
    hasSubscribers: () => false,
    ...rest,
    process,
    globals,
  };
  return { what, process, globals, console: console as Record<string, (...args: unknown[]) => void> };
}

const states = (what: Inspected) => Object.fromEntries(inspectProcess(what).map(({ id, state }: Check) => [id, state]));
const stateOf = (id: string, options: Options) => states(inspected(options).what)[id];

describe("a look at the process", () => {
  it("finds no gap in a guarded one but what it cannot see", () => {
    const { what } = inspected({ guarded: true, process: { env: { PHILOG_STREAMS: "1" } } });
    expect(states(what)).toEqual({
      preload: "ok",
      console: "ok",
      streams: "ok",
      "crash-listeners": "ok",
      "debug-variables": "ok",
      reports: "ok",
      "heap-snapshots": "ok",
      traces: "ok",
      "core-dumps": "ok",
      inspector: "ok",
      "error-pages": "ok",
      "child-processes": "unknown",
      "access-logs": "unknown",
      "log-copies": "unknown",
    });
  });

  it("says of every gap how to mend it", () => {
    const { what } = inspected({ process: { execArgv: ["--heap-prof"], env: { DEBUG: "*", NODE_ENV: "" } } });
    const gaps = inspectProcess(what).filter(({ state }) => state === "gap");
    expect(gaps.length).toBe(6);
    for (const { mend } of gaps) expect(mend).toMatch(/\w/);
  });

  it("is of this process where none is given", () => {
    const ids = inspectProcess().map(({ id }) => id);
    expect(ids).toContain("preload");
    expect(ids).toContain("reports");
  });

  it("finds that nothing guards the process", () => {
    expect(states(inspected().what)).toMatchObject({ preload: "gap", console: "gap", streams: "gap" });
  });

  it("counts what was printed, and names methods that somebody has replaced", () => {
    const { what, console } = inspected({ guarded: true });
    const [before] = inspectProcess(what).filter(({ id }) => id === "console");
    expect(before!.what).toBe("calls: none");
    console.log!("read");
    console.log!("read");
    const [after] = inspectProcess(what).filter(({ id }) => id === "console");
    expect(after).toMatchObject({ state: "ok", what: "calls: log 2" });
    console.log = () => {};
    expect(states(what).console).toBe("gap");
    expect(states(what).streams).toBe("gap");
  });

  it("finds a policy that cannot be used, and listeners for crashes", () => {
    const { what, process } = inspected({ guarded: true, process: { env: { PHILOG_POLICY: "/nonexistent/p.json" } } });
    process.on("uncaughtException", () => {});
    expect(states(what)).toMatchObject({ preload: "gap", "crash-listeners": "unknown" });
  });

  it.each<[string, Options]>([
    ["debug-variables", { process: { env: { DEBUG: "express:*" } } }],
    ["debug-variables", { process: { env: { NODE_DEBUG: "http" } }, guarded: true }],
    ["debug-variables", { process: { env: { NODE_DEBUG_NATIVE: "x", PHILOG_STREAMS: "1" } }, guarded: true }],
    ["reports", { process: { report: { reportOnSignal: true } as never } }],
    ["heap-snapshots", { process: { env: { NODE_OPTIONS: "--heapsnapshot-signal=SIGUSR2" } } }],
    ["traces", { process: { execArgv: ["--trace-uncaught"] } }],
    ["core-dumps", { process: { execArgv: ["--abort-on-uncaught-exception"] } }],
    ["inspector", { isInspected: () => true }],
    ["error-pages", { process: { env: { NODE_ENV: "development" } } }],
    ["lambda", { process: { env: { AWS_LAMBDA_RUNTIME_API: "127.0.0.1" } } }],
    ["line-length", { process: { env: { KUBERNETES_SERVICE_HOST: "127.0.0.1" } }, guarded: true }],
    ["pino-channel", { hasSubscribers: (name) => name === "tracing:pino_asJson:start" }],
  ])("finds a gap: %s in %o", (id, options) => {
    expect(stateOf(id, options)).toBe("gap");
  });

  it("knows debug output that goes through the policy", () => {
    const env = { DEBUG: "express:*", PHILOG_STREAMS: "1" };
    expect(stateOf("debug-variables", { process: { env }, guarded: true })).toBe("ok");
  });

  it("says of reports whether they hold the environment", () => {
    const of = (excludeEnv: boolean) => {
      const report = { reportOnFatalError: true, excludeEnv } as never;
      return inspectProcess(inspected({ process: { report } }).what).find(({ id }) => id === "reports")!.what;
    };
    expect(of(false)).toMatch(/environment/);
    expect(of(true)).not.toMatch(/environment/);
  });

  it("knows loggers by what adapters have told of them", () => {
    const modules = ["/app/node_modules/pino/pino.js"];
    expect(stateOf("pino", {})).toBeUndefined();
    expect(stateOf("pino", { modules })).toBe("unknown");
    const { what, globals } = inspected({ modules, hasSubscribers: () => true });
    loggerCounts("pino", globals).guarded += 1;
    expect(states(what)).toMatchObject({ pino: "ok", "pino-channel": "ok" });
    loggerCounts("pino", globals).open += 1;
    expect(states(what).pino).toBe("gap");
    expect(loggerCounts("winston")).toBe(loggerCounts("winston"));
    Reflect.deleteProperty(globalThis, Symbol.for("philog.loggers"));
  });

  it("knows a wrapped handler, lines that fit, and a second copy", () => {
    const env = { AWS_LAMBDA_RUNTIME_API: "127.0.0.1", ECS_CONTAINER_METADATA_URI_V4: "http://127.0.0.1" };
    const { what, globals } = inspected({ guarded: true, process: { env } });
    processState(globals)!.host.redactor.reload({ version: 1, extends: ["container"] });
    expect(states(what)["second-copy"]).toBeUndefined();
    setProcessState({ ...processState(globals)!, handlers: 1 }, globals);
    loggerCounts("transport", globals).guarded += 1;
    expect(states(what)).toMatchObject({ lambda: "ok", "line-length": "ok", "second-copy": "unknown" });
    const alone = inspected({ process: { env: { ECS_CONTAINER_METADATA_URI_V4: "http://127.0.0.1" } } });
    expect(states(alone.what)).not.toHaveProperty("line-length");
  });

  it.each<[string, Options]>([
    ["sentry", { globals: { __SENTRY__: {} } }],
    ["datadog", { globals: { [Symbol.for("dd-trace")]: {} } }],
    ["opentelemetry", { modules: ["/app/node_modules/@opentelemetry/api/build/index.js"] }],
    ["newrelic", { modules: ["/app/node_modules/newrelic/index.js"] }],
    ["elastic-apm", { modules: ["/app/node_modules/elastic-apm-node/start.js"] }],
    ["model-logs", { modules: ["/app/node_modules/openai/index.js"] }],
  ])("names what reads before the policy: %s", (id, options) => {
    expect(stateOf(id, {})).toBeUndefined();
    expect(stateOf(id, options)).toBe("unknown");
  });

  it("holds no value, and says of a check that fails that it could not be made", () => {
    const value = "zlaivexon-value";
    const { what } = inspected({
      guarded: true,
      process: { env: { DEBUG: value, NODE_OPTIONS: `--heap-prof=${value}` } },
    });
    expect(JSON.stringify(inspectProcess(what))).not.toContain(value);
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error(value);
        },
      },
    );
    const checks = inspectProcess({ ...what, process: hostile as never });
    expect(checks.filter(({ what: said }) => said === "these checks could not be made").length).toBe(3);
  });
});

const preload = "start Node with --import @philog/core/register";
const container = { ECS_CONTAINER_METADATA_URI_V4: "http://127.0.0.1" };
const lambda = { AWS_LAMBDA_RUNTIME_API: "127.0.0.1" };
const streams = { PHILOG_STREAMS: "1" };
const channel = (name: string) => name === "tracing:pino_asJson:start";
const counts = (name: string, count: { guarded: number; open: number }) => {
  const globals = {};
  Object.assign(loggerCounts(name, globals), count);
  return globals;
};
const module = (name: string) => [`/app/node_modules/${name}/index.js`];

const unseen: Check[] = [
  {
    id: "child-processes",
    state: "unknown",
    what: "what child processes and native addons print to an inherited stderr",
    mend: "start Node children with the same preload; capture the output of others",
  },
  {
    id: "access-logs",
    state: "unknown",
    what: "access logs of load balancers, CDNs and firewalls, and audit logs of databases",
    mend: "no identifiers in URLs, and parameters in queries",
  },
  {
    id: "log-copies",
    state: "unknown",
    what: "subscriptions, exports and metric filters that copy a log group",
    mend: "review them with the group",
  },
];

describe("what a look at the process says", () => {
  it("is one sentence for each check of a process without a gap, and no check more", () => {
    const { what, globals } = inspected({ guarded: true, process: { env: streams } });
    const ok: Record<string, string> = {
      preload: `the policy ${processState(globals)!.host.redactor.policyHash} is in force`,
      console: "calls: none",
      streams: "what is written to stdout and stderr goes through the policy",
      "crash-listeners": "nobody but Node handles uncaught exceptions",
      "debug-variables": "debug output: none",
      reports: "diagnostic reports: not asked for",
      "heap-snapshots": "heap snapshots, which hold every value: not asked for",
      traces: "traces that Node prints itself: not asked for",
      "core-dumps": "core dumps, which hold every value: not asked for",
      inspector: "the inspector is closed",
      "error-pages": "NODE_ENV is production",
    };
    const checks = Object.entries(ok).map(([id, said]) => ({ id, state: "ok", what: said }));
    expect(inspectProcess(what)).toEqual([...checks, ...unseen]);
  });

  it.each<[string, Options, string]>([
    ["debug-variables", {}, "debug output: none"],
    [
      "debug-variables",
      { guarded: true, process: { env: { DEBUG: "*", ...streams } } },
      "debug output: through the policy",
    ],
    [
      "pino-channel",
      { hasSubscribers: channel, globals: counts("pino", { guarded: 1, open: 0 }) },
      "who subscribes to pino's channel is given redacted lines",
    ],
    ["pino", { globals: counts("pino", { guarded: 2, open: 0 }) }, "2 loggers are behind a policy"],
    ["winston", { globals: counts("winston", { guarded: 1, open: 0 }) }, "1 logger is behind a policy"],
  ])("is of what is well: %s", (id, options, said) => {
    const found = inspectProcess(inspected(options).what).filter((check) => check.id === id);
    expect(found).toEqual([{ id, state: "ok", what: said }]);
  });

  it.each<[string, Options, string, string]>([
    ["preload", {}, "nothing guards the process itself", preload],
    ["console", {}, "what is printed to the console is raw", preload],
    ["streams", {}, "what is written to stdout and stderr is raw", preload],
    [
      "preload",
      { guarded: true, process: { env: { PHILOG_POLICY: "/nonexistent/p.json" } } },
      "the policy cannot be used (PHILOG_POLICY), and all is withheld",
      "read the first line on stderr; docs/errors.md says what each code means",
    ],
    [
      "streams",
      { guarded: true },
      "what dependencies write to stdout and stderr is raw",
      "set PHILOG_STREAMS=1, or see that no dependency writes there",
    ],
    [
      "pino",
      { globals: counts("pino", { guarded: 1, open: 2 }) },
      "2 loggers are outside the policy",
      "put each of its loggers behind @philog/pino when it is made",
    ],
    [
      "winston",
      { globals: counts("winston", { guarded: 0, open: 1 }) },
      "1 logger is outside the policy",
      "put each of its loggers behind @philog/winston when it is made",
    ],
    [
      "debug-variables",
      { process: { env: { DEBUG: "*", NODE_DEBUG: "http" } } },
      "DEBUG, NODE_DEBUG: dependencies and Node print to stderr what they work with",
      "leave them unset in production, or set PHILOG_STREAMS=1, which holds all but NODE_DEBUG_NATIVE",
    ],
    [
      "reports",
      { process: { report: { reportOnFatalError: true, reportOnSignal: true } as never } },
      "diagnostic reports (reportOnFatalError, reportOnSignal) hold the command line, messages, and the environment",
      "keep their folder as you keep PHI, or do without them",
    ],
    [
      "reports",
      { process: { report: { reportOnUncaughtException: true, excludeEnv: true } as never } },
      "diagnostic reports (reportOnUncaughtException) hold the command line, messages",
      "keep their folder as you keep PHI, or do without them",
    ],
    [
      "heap-snapshots",
      { process: { execArgv: ["--heapsnapshot-near-heap-limit=1", "--heap-prof"] } },
      "heap snapshots, which hold every value: --heapsnapshot-near-heap-limit, --heap-prof",
      "keep them as you keep PHI, or do without them",
    ],
    [
      "traces",
      { process: { execArgv: ["--trace-exit"] } },
      "traces that Node prints itself: --trace-exit",
      "leave them off in production",
    ],
    [
      "core-dumps",
      { process: { execArgv: ["--abort-on-uncaught-exception"] } },
      "core dumps, which hold every value: --abort-on-uncaught-exception",
      "leave it off, and set the core limit to 0",
    ],
    [
      "inspector",
      { isInspected: () => true },
      "the inspector is open: who reaches it reads every value",
      "leave --inspect off in production",
    ],
    [
      "error-pages",
      { process: { env: { NODE_ENV: "development" } } },
      "NODE_ENV is not production: frameworks send messages and stacks to clients",
      "set NODE_ENV=production",
    ],
    [
      "lambda",
      { process: { env: lambda } },
      "the runtime prints what a handler throws",
      "wrap the handler: philog(handler) of @philog/core/lambda",
    ],
    [
      "line-length",
      { guarded: true, process: { env: container } },
      "lines can be longer than the 16 KB at which container runtimes cut them",
      'extend the preset "container" last',
    ],
    [
      "pino-channel",
      { hasSubscribers: channel },
      "somebody subscribes to pino's channel, which carries raw records",
      "put the logger behind @philog/pino",
    ],
  ])("is of a gap: %s in %o", (id, options, said, mend) => {
    const found = inspectProcess(inspected(options).what).filter((check) => check.id === id);
    expect(found).toEqual([{ id, state: "gap", what: said, mend }]);
  });

  it("names the methods that somebody has replaced", () => {
    const { what, console } = inspected({ guarded: true });
    console.log!("read");
    console.warn!("late");
    const said = () => inspectProcess(what).find(({ id }) => id === "console");
    expect(said()).toEqual({ id: "console", state: "ok", what: "calls: log 1, warn 1" });
    console.log = () => {};
    console.warn = () => {};
    expect(said()).toEqual({
      id: "console",
      state: "gap",
      what: "replaced after the preload: log, warn",
      mend: "let what replaces them load before the preload, or do without it",
    });
  });

  it("counts listeners for crashes", () => {
    const { what, process } = inspected({ guarded: true });
    process.on("uncaughtException", () => {});
    process.on("uncaughtException", () => {});
    expect(inspectProcess(what).find(({ id }) => id === "crash-listeners")).toEqual({
      id: "crash-listeners",
      state: "unknown",
      what: "2 listeners handle uncaught exceptions, and print what they like",
      mend: "let each of them log through the console or a logger behind the policy",
    });
  });

  const reads = "is loaded, and reads requests, errors and queries before the policy does";
  const sentry = "switch sendDefaultPii and the console and http breadcrumbs off, and clear events in beforeSend";
  const datadog = "configure obfuscation of queries, and no headers as tags";
  const opentelemetry = "capture no headers, and no statements with parameters";
  const newrelic = "switch capture of parameters and headers off";
  const elastic = "set captureBody and captureHeaders off";
  it.each<[string, Options, string, string]>([
    ["sentry", { globals: { __SENTRY__: {} } }, `Sentry ${reads}`, sentry],
    ["sentry", { modules: module("@sentry/node") }, `Sentry ${reads}`, sentry],
    ["datadog", { globals: { [Symbol.for("dd-trace")]: {} } }, `dd-trace ${reads}`, datadog],
    ["datadog", { modules: module("dd-trace") }, `dd-trace ${reads}`, datadog],
    [
      "opentelemetry",
      { globals: { [Symbol.for("opentelemetry.js.api.1")]: {} } },
      `OpenTelemetry ${reads}`,
      opentelemetry,
    ],
    ["opentelemetry", { modules: module("@opentelemetry/api") }, `OpenTelemetry ${reads}`, opentelemetry],
    ["newrelic", { globals: { [Symbol.for("newrelic")]: {} } }, `New Relic ${reads}`, newrelic],
    ["newrelic", { modules: module("newrelic") }, `New Relic ${reads}`, newrelic],
    ["elastic-apm", { globals: { [Symbol.for("ElasticAPMAgentInitialized")]: true } }, `Elastic APM ${reads}`, elastic],
    ["elastic-apm", { modules: module("elastic-apm-node") }, `Elastic APM ${reads}`, elastic],
    [
      "model-logs",
      { modules: ["@aws-sdk/client-bedrock-runtime", "openai", "@anthropic-ai/sdk"].flatMap(module) },
      "@aws-sdk/client-bedrock-runtime, openai, @anthropic-ai/sdk: the service may log whole prompts and answers",
      "leave invocation logs off, or hold them as PHI",
    ],
    [
      "pino",
      { modules: module("pino") },
      "pino is loaded, and no adapter has told of its loggers",
      "put each of its loggers behind @philog/pino when it is made",
    ],
    [
      "winston",
      { modules: module("winston") },
      "winston is loaded, and no adapter has told of its loggers",
      "put each of its loggers behind @philog/winston when it is made",
    ],
    [
      "second-copy",
      { process: { env: lambda }, globals: counts("transport", { guarded: 1, open: 0 }) },
      "a transport sends lines, and the platform collects stdout beside it",
      "log to one of both, and give the platform's group the same key and retention",
    ],
  ])("is of what cannot be told: %s in %o", (id, options, said, mend) => {
    const checks = inspectProcess(inspected(options).what);
    expect(checks.filter((check) => check.id === id)).toEqual([{ id, state: "unknown", what: said, mend }]);
  });

  it("is of a platform only where its variables show it", () => {
    const globals = counts("transport", { guarded: 1, open: 0 });
    const ids = (env: Record<string, string>) =>
      inspectProcess(inspected({ process: { env }, globals }).what).map(({ id }) => id);
    const platform = (env: Record<string, string>) => ids(env).filter((id) => !ids({}).includes(id));
    expect(ids({})).not.toContain("second-copy");
    expect(platform(container)).toEqual(["second-copy"]);
    expect(platform(lambda)).toEqual(["lambda", "second-copy"]);
  });

  it("is that lines fit up to the preset's own limit, and that a handler is wrapped", () => {
    const { what, globals } = inspected({ guarded: true, process: { env: { ...lambda, ...container } } });
    setProcessState({ ...processState(globals)!, handlers: 1 }, globals);
    const said = (record: number) => {
      processState(globals)!.host.redactor.reload({ version: 1, limits: { record } });
      return inspectProcess(what).filter(({ id }) => id === "lambda" || id === "line-length");
    };
    expect(said(3000)).toEqual([
      { id: "lambda", state: "ok", what: "the handler is wrapped" },
      { id: "line-length", state: "ok", what: "lines stay below 15 KB" },
    ]);
    expect(said(3001)).toMatchObject([{}, { state: "gap" }]);
  });

  it("is which checks could not be made", () => {
    const fail = () => {
      throw new Error("gone");
    };
    const { what } = inspected({ guarded: true, hasSubscribers: fail });
    expect(inspectProcess(what).at(-1)).toEqual({
      id: "otherChecks",
      state: "unknown",
      what: "these checks could not be made",
    });
  });
});
