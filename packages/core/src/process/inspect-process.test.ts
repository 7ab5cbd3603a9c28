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
