import { format } from "node:util";
import { levels } from "../http/levels.ts";
import { createWriteRecord, type WriteRecord } from "../http/log.ts";
import { crashCall } from "./crash-call.ts";
import { type ConsoleLike, guardConsole } from "./guard-console.ts";
import { guardCrash } from "./guard-crash.ts";
import { guardStream } from "./guard-stream.ts";
import { guardWarnings } from "./guard-warnings.ts";
import { openLines } from "./open-lines.ts";
import { openProcessHost } from "./open-process-host.ts";
import type { ProcessLike } from "./process-like.ts";
import { redactedError } from "./redacted-error.ts";
import { startSelfCheck } from "./self-check.ts";
import { processState, setProcessState } from "./state.ts";
import { createStreamLine } from "./stream-line.ts";

/** What is guarded, and where that is noted. */
export interface GuardTargets {
  readonly process: ProcessLike;
  readonly console: ConsoleLike;
  readonly isMainThread: boolean;
  readonly holder: object;
}

/**
 * Puts the console, warnings and crashes of a process behind a policy, and with PHILOG_STREAMS=1 all that is written to
 * stdout and stderr. Once for a process. Does not throw for a policy that cannot be used: then everything is withheld,
 * which one line on stderr says.
 */
export function guardProcess({ process: target, console: own, isMainThread, holder }: GuardTargets): void {
  if (processState(holder) !== undefined) return;
  const { env } = target;
  const { host, fault } = openProcessHost(env, target.cwd());
  const startLine = isMainThread && env.PHILOG_START_LINE !== "0" && fault === undefined;
  const lines = openLines(host, target, startLine);
  if (fault !== undefined && isMainThread) {
    const { code, message: msg } = fault;
    lines.own.write(
      target.stderr,
      JSON.stringify({ level: levels.fatal, time: Date.now(), philog: "withheld", code, msg }),
    );
  }
  const warn = (message: string) => target.emitWarning(message);
  const console = guardConsole(own, { host, lines, warn });
  const createWrite = (write: (line: string) => void): WriteRecord =>
    createWriteRecord(host, { isEnabled: () => true, write }, () => "");
  guardWarnings(target, lines.stderr, createWrite);
  if (isMainThread) {
    guardCrash(target, {
      print: (thrown, origin) => lines.stderr("fatal", () => crashCall(thrown, origin)),
      report(thrown) {
        if (target.report?.reportOnUncaughtException) target.report.writeReport(redactedError(host, thrown));
      },
    });
  }
  if (target.report) {
    // The environment holds secrets, and the network section the addresses of peers.
    if ("excludeEnv" in target.report) target.report.excludeEnv = true;
    target.report.excludeNetwork = true;
  }
  const streams = env.PHILOG_STREAMS === "1";
  if (streams) {
    for (const name of ["stdout", "stderr"] as const) {
      const redact = createStreamLine(host, name);
      target.on("exit", guardStream(target[name], { isOwn: lines.own.isOwn, redact }));
    }
    target._rawDebug = (...args: unknown[]) => target.stderr.write(`${format(...args)}\n`);
  }
  setProcessState({ host, console, streams, fault: fault?.code, lines: lines.own }, holder);
  if (isMainThread) startSelfCheck(undefined, { env, holder, stream: target.stderr });
}
