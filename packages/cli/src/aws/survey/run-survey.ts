import { setMaxListeners } from "node:events";
import type { LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import { exit } from "../../exit.ts";
import type { Io } from "../../io.ts";
import { number } from "../../lines/pace.ts";
import { createOutput } from "../../prompt/output.ts";
import { createScanLines, type ScanLines } from "../../scan/scan-lines.ts";
import type { Fact } from "../facts/ask.ts";
import { type Calls, createCalls } from "./calls.ts";
import { accountSubscriptions, listGroups, lookAtGroup } from "./look.ts";
import { type Logs, openLogs, type ReachLogs } from "./open-logs.ts";
import { worstFirst } from "./rank.ts";
import { csvOf, jsonOf } from "./report-data.ts";
import { sarifOf } from "./report-sarif.ts";
import { tableOf } from "./report-table.ts";
import type { SampleSettings } from "./sample.ts";
import type { Subscription, Survey, SurveyedGroup } from "./surveyed.ts";

export interface SurveyOptions extends ReachLogs {
  prefix?: string;
  /** Events of a group. */
  sample: number;
  hours: number;
  disable: readonly string[];
  format: "table" | "csv" | "json" | "sarif";
  callsPerSecond: number;
  quiet?: boolean;
}

const formats: Record<SurveyOptions["format"], (survey: Survey) => string> = {
  table: tableOf,
  csv: csvOf,
  json: jsonOf,
  sarif: sarifOf,
};

/** Groups that are looked at side by side: each waits for its turn at every operation. */
const atATime = 8;
/** Places of a kind in a sample that are counted by their paths. */
const mostPlaces = 1000;
const clearLine = "\r\u001b[K";

interface Look {
  logs: Logs;
  calls: Calls;
  scanLines: ScanLines;
  settings: SampleSettings;
  signal: AbortSignal;
  show(done: number, of: number): void;
}

/** Looks at groups, several at a time. Where it is interrupted, those that are done are given. */
async function lookAtAll(
  groups: readonly LogGroup[],
  { logs, calls, scanLines, settings, signal, show }: Look,
): Promise<SurveyedGroup[]> {
  const done: SurveyedGroup[] = [];
  const left = groups.values();
  const work = async () => {
    for (const group of left) {
      try {
        done.push(await lookAtGroup(logs, calls, scanLines, group, settings));
      } catch (error) {
        if (signal.aborted) return;
        throw error;
      }
      show(done.length, groups.length);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return done;
}

function exitCode({ groups, finished }: Survey): number {
  const samples = groups.map(({ sample }) => sample);
  if (!finished) return exit.interrupted;
  if (samples.some((sample) => sample.kind === "scanned" && sample.findings > 0)) return exit.found;
  return samples.some(({ kind }) => kind === "unread") ? exit.failed : exit.done;
}

/** What is said at the end: numbers alone. */
export function summary({ groups, found, region, finished }: Survey): string {
  const count = (test: (group: SurveyedGroup) => boolean) => groups.filter(test).length;
  const withPhi = count(({ sample }) => sample.kind === "scanned" && sample.findings > 0);
  const unread = count(({ sample }) => sample.kind === "unread");
  const parts = [
    `${finished ? "" : "interrupted; "}${number(groups.length)} of ${number(found)} log groups in ${region}`,
    `${number(withPhi)} with findings`,
    ...(unread > 0 ? [`${number(unread)} not read`] : []),
    `${number(count(({ key }) => key === undefined))} without a key`,
    `${number(count(({ retentionDays }) => retentionDays === undefined))} without a retention`,
  ];
  return parts.join(", ");
}

/** `philog aws survey`. Gives the exit code. */
export async function runSurvey(io: Io, options: SurveyOptions): Promise<number> {
  const { disable, sample, hours, format, quiet = false } = options;
  // Before the first call: a detector that is not known is to be told of at once.
  const scanLines = createScanLines({ mode: "scan", disable, shapes: false, listed: mostPlaces });
  const logs = await openLogs(options);
  const interrupted = new AbortController();
  const { signal } = interrupted;
  const interrupt = () => interrupted.abort();
  // Each call that waits for its turn listens.
  setMaxListeners(0, signal);
  const calls = createCalls({ perSecond: options.callsPerSecond, signal });
  const isShown = !quiet && io.stderr.isTTY === true;
  const now = Date.now();
  const settings = { events: sample, since: now - hours * 3_600_000 };
  const show = (done: number, of: number) => {
    if (isShown) io.stderr.write(`${clearLine}philog aws survey: ${number(done)} of ${number(of)} log groups`);
  };

  process.once("SIGINT", interrupt);
  try {
    const found = await listGroups(logs, calls, options.prefix);
    show(0, found.length);
    let copies: Fact<readonly Subscription[]> = { kind: "denied", error: "interrupted" };
    const [groups] = await Promise.all([
      lookAtAll(found, { logs, calls, scanLines, settings, signal, show }),
      accountSubscriptions(logs, calls)
        .then((fact) => {
          copies = fact;
        })
        .catch(() => {}),
    ]);
    const survey: Survey = {
      region: logs.region,
      at: new Date(now).toISOString(),
      hours,
      accountSubscriptions: copies,
      groups: worstFirst(groups),
      found: found.length,
      finished: !signal.aborted,
    };
    if (isShown) io.stderr.write(clearLine);
    await createOutput(io.stdout).write(formats[format](survey));
    if (!quiet) io.stderr.write(`philog aws survey: ${summary(survey)}\n`);
    return exitCode(survey);
  } catch (error) {
    if (!signal.aborted) throw error;
    io.stderr.write(`${isShown ? clearLine : ""}philog aws survey: interrupted\n`);
    return exit.interrupted;
  } finally {
    process.off("SIGINT", interrupt);
    logs.client.destroy();
  }
}
