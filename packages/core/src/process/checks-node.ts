import type { Check } from "./check.ts";
import type { Inspected } from "./inspected.ts";
import { nodeOption } from "./node-options.ts";
import { processState } from "./state.ts";

const heap = ["--heapsnapshot-signal", "--heapsnapshot-near-heap-limit", "--heap-prof"];
const traces = [
  "--trace-uncaught",
  "--trace-exit",
  "--trace-sigint",
  "--trace-event-categories",
  "--trace-events-enabled",
];
const dumps = ["--abort-on-uncaught-exception"];

/** What Node itself prints or writes to disk, past every logger. */
export function nodeChecks({ process, globals, isInspected }: Inspected): Check[] {
  const { env, report } = process;
  const given = (names: readonly string[]) => names.filter((name) => nodeOption(process, name).length > 0);
  const options = (id: string, names: readonly string[], says: string, mend: string): Check => {
    const found = given(names);
    return found.length === 0
      ? { id, state: "ok", what: `${says}: not asked for` }
      : { id, state: "gap", what: `${says}: ${found.join(", ")}`, mend };
  };
  const debug = ["DEBUG", "NODE_DEBUG", "NODE_DEBUG_NATIVE"].filter((name) => env[name]);
  const streams = processState(globals)?.streams === true && !debug.includes("NODE_DEBUG_NATIVE");
  const triggers = (["reportOnFatalError", "reportOnSignal", "reportOnUncaughtException"] as const).filter(
    (name) => report?.[name] === true,
  );
  return [
    debug.length === 0 || streams
      ? {
          id: "debug-variables",
          state: "ok",
          what: `debug output: ${debug.length === 0 ? "none" : "through the policy"}`,
        }
      : {
          id: "debug-variables",
          state: "gap",
          what: `${debug.join(", ")}: dependencies and Node print to stderr what they work with`,
          mend: "leave them unset in production, or set PHILOG_STREAMS=1, which holds all but NODE_DEBUG_NATIVE",
        },
    triggers.length === 0
      ? { id: "reports", state: "ok", what: "diagnostic reports: not asked for" }
      : {
          id: "reports",
          state: "gap",
          what: `diagnostic reports (${triggers.join(", ")}) hold the command line, messages${report?.excludeEnv ? "" : ", and the environment"}`,
          mend: "keep their folder as you keep PHI, or do without them",
        },
    options(
      "heap-snapshots",
      heap,
      "heap snapshots, which hold every value",
      "keep them as you keep PHI, or do without them",
    ),
    options("traces", traces, "traces that Node prints itself", "leave them off in production"),
    options("core-dumps", dumps, "core dumps, which hold every value", "leave it off, and set the core limit to 0"),
    isInspected()
      ? {
          id: "inspector",
          state: "gap",
          what: "the inspector is open: who reaches it reads every value",
          mend: "leave --inspect off in production",
        }
      : { id: "inspector", state: "ok", what: "the inspector is closed" },
    env.NODE_ENV === "production"
      ? { id: "error-pages", state: "ok", what: "NODE_ENV is production" }
      : {
          id: "error-pages",
          state: "gap",
          what: "NODE_ENV is not production: frameworks send messages and stacks to clients",
          mend: "set NODE_ENV=production",
        },
  ];
}
