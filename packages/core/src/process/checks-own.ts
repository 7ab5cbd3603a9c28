import { loggerCounts } from "../host/logger-counts.ts";
import type { Check } from "./check.ts";
import { policyOf } from "./console-call.ts";
import { type Inspected, isLoaded } from "./inspected.ts";
import { processState } from "./state.ts";

const preload = "start Node with --import @philog/core/register";

/** Whether the console, crashes and streams of this process go through a policy. */
export function ownChecks({ globals, process }: Inspected): Check[] {
  const state = processState(globals);
  if (state === undefined) {
    const open = (id: string, what: string): Check => ({ id, state: "gap", what, mend: preload });
    return [
      open("preload", "nothing guards the process itself"),
      open("console", "what is printed to the console is raw"),
      open("streams", "what is written to stdout and stderr is raw"),
    ];
  }
  const { host, fault, streams } = state;
  const replaced = state.console.replaced();
  const calls = Object.entries(state.console.calls).map(([name, count]) => `${name} ${count}`);
  const listeners = process.listenerCount("uncaughtException");
  return [
    fault === undefined
      ? { id: "preload", state: "ok", what: `the policy ${host.redactor.policyHash} is in force` }
      : {
          id: "preload",
          state: "gap",
          what: `the policy cannot be used (${fault}), and all is withheld`,
          mend: "read the first line on stderr; docs/errors.md says what each code means",
        },
    replaced.length === 0
      ? { id: "console", state: "ok", what: `calls: ${calls.join(", ") || "none"}` }
      : {
          id: "console",
          state: "gap",
          what: `replaced after the preload: ${replaced.join(", ")}`,
          mend: "let what replaces them load before the preload, or do without it",
        },
    streams
      ? { id: "streams", state: "ok", what: "what is written to stdout and stderr goes through the policy" }
      : {
          id: "streams",
          state: "gap",
          what: "what dependencies write to stdout and stderr is raw",
          mend: "set PHILOG_STREAMS=1, or see that no dependency writes there",
        },
    listeners === 0
      ? { id: "crash-listeners", state: "ok", what: "nobody but Node handles uncaught exceptions" }
      : {
          id: "crash-listeners",
          state: "unknown",
          what: `${listeners} listeners handle uncaught exceptions, and print what they like`,
          mend: "let each of them log through the console or a logger behind the policy",
        },
  ];
}

/** Loggers that are loaded: whether one of each is behind a policy, as far as adapters have told. */
export function loggerChecks(inspected: Inspected): Check[] {
  return ["pino", "winston"].flatMap((name): Check[] => {
    const { guarded, open } = loggerCounts(name, inspected.globals);
    const are = (count: number): string => (count === 1 ? "1 logger is" : `${count} loggers are`);
    const mend = `put each of its loggers behind @philog/${name} when it is made`;
    if (open > 0) return [{ id: name, state: "gap", what: `${are(open)} outside the policy`, mend }];
    if (guarded > 0) return [{ id: name, state: "ok", what: `${are(guarded)} behind a policy` }];
    if (!isLoaded(inspected, name)) return [];
    return [{ id: name, state: "unknown", what: `${name} is loaded, and no adapter has told of its loggers`, mend }];
  });
}

/** UTF-16 code units of a record that stay below 16 KB whatever they are, message and names aside. */
const mostInContainer = 3000;

/** What the platform does with lines, as far as its variables show. */
export function platformChecks(inspected: Inspected): Check[] {
  const { env } = inspected.process;
  const state = processState(inspected.globals);
  const inLambda = env.AWS_LAMBDA_RUNTIME_API !== undefined;
  const inContainer = env.ECS_CONTAINER_METADATA_URI_V4 !== undefined || env.KUBERNETES_SERVICE_HOST !== undefined;
  const checks: Check[] = [];
  if (inLambda) {
    checks.push(
      state?.handlers
        ? { id: "lambda", state: "ok", what: "the handler is wrapped" }
        : {
            id: "lambda",
            state: "gap",
            what: "the runtime prints what a handler throws",
            mend: "wrap the handler: philog(handler) of @philog/core/lambda",
          },
    );
  }
  if (inContainer && state !== undefined) {
    const { record } = policyOf(state.host).limits;
    checks.push(
      record <= mostInContainer
        ? { id: "line-length", state: "ok", what: "lines stay below 15 KB" }
        : {
            id: "line-length",
            state: "gap",
            what: "lines can be longer than the 16 KB at which container runtimes cut them",
            mend: 'extend the preset "container" last',
          },
    );
  }
  if ((inLambda || inContainer) && loggerCounts("transport", inspected.globals).guarded > 0) {
    checks.push({
      id: "second-copy",
      state: "unknown",
      what: "a transport sends lines, and the platform collects stdout beside it",
      mend: "log to one of both, and give the platform's group the same key and retention",
    });
  }
  return checks;
}
