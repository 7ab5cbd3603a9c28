import type { CloudWatchLogsClientConfig, Entity } from "@aws-sdk/client-cloudwatch-logs";
import type { DataKeys, KeyContext } from "@philog/core";
import { checkOptions, nearest } from "@philog/core/host";
import { CloudWatchError, type Problem } from "./errors.ts";
import type { Loss } from "./life/losses.ts";
import { type EmfOptions, emfMembers } from "./metrics/emf.ts";
import type { MeterLike } from "./metrics/meter.ts";
import type { Expectation } from "./verify/check-group.ts";

/** The spool: where lines lie, encrypted, until the service has stored them. */
export interface SpoolOptions {
  /** A folder on a disk that outlives the process; made with mode 0700 where it is not there. */
  directory: string;
  /** Keys for its segments: `kmsDataKeys`, `fileDataKeys`, `environmentDataKeys` or `secretDataKeys`. */
  dataKeys: DataKeys;
  /** Bytes on disk, at most. @default 1073741824 */
  maxBytes?: number;
  /** Milliseconds between two `fdatasync`, which guard against power loss alone. @default 100 */
  syncMs?: number;
  /** Bound to each data key beside purpose and group, such as `{ tenant }`; it is no secret, and never holds PHI. */
  context?: KeyContext;
}

export interface CloudWatchOptions {
  /** The log group, which has to be there: the writer never makes one. */
  group: string;
  /** The first part of the log stream's name; the second is the process's own. @default the host's name */
  stream?: string;
  /** The SDK client's own options: region, endpoint, credentials, useFipsEndpoint, requestHandler and so on. */
  aws?: CloudWatchLogsClientConfig;
  spool?: SpoolOptions;
  /** @default "spool" where its folder can be written, else "memory"; given as "spool", a folder that cannot throws */
  durability?: "spool" | "memory";
  /** Bytes of lines in memory, at most. @default 8388608 with a spool, else 67108864 */
  memoryBytes?: number;
  /** What gives way when spool or memory are full; each lost line is counted and announced. @default "drop-oldest" */
  onFull?: "drop-oldest" | "drop-newest" | "block";
  /** Told how many lines were lost, and why: to alarm on. */
  onLoss?: (loss: Loss) => void;
  /** Told of what goes wrong; it never holds a line. @default one JSON line on stderr */
  onProblem?: (problem: Problem) => void;
  /** What the group has to have. @default { kmsKey: true, retentionDays: true } */
  expect?: Expectation;
  /** Calls side by side, 1 to 32. @default 8 */
  parallel?: number;
  /** Milliseconds that a line waits for others, at most. @default 1000 */
  lingerMs?: number;
  /** Milliseconds after which a call counts as failed. @default 30000 */
  timeoutMs?: number;
  /** Closes on SIGTERM and SIGINT, or those named, and when nothing is left to do. @default false */
  signals?: boolean | readonly NodeJS.Signals[];
  /** Milliseconds that `signals` leave for sending. @default 5000 */
  signalTimeoutMs?: number;
  /** The entity that events belong to. It stands in AWS in clear: nothing of a patient belongs into it. */
  entity?: Entity;
  /** Whether the first line says what durable means here. @default true */
  startLine?: boolean;
  /** A meter of OpenTelemetry, which is given the numbers of `stats()`. @default none */
  meter?: MeterLike;
  /** Writes these numbers into the stream, in CloudWatch's embedded metric format. @default none */
  emf?: EmfOptions;
}

type Names = readonly string[];
const optionNames: Names = [
  ...["group", "stream", "aws", "spool", "durability", "memoryBytes", "onFull", "onLoss", "onProblem", "expect"],
  ...["parallel", "lingerMs", "timeoutMs", "signals", "signalTimeoutMs", "entity", "startLine"],
  ...["meter", "emf"],
];
const emfNames: Names = ["namespace", "everyMs", "dimensions"];
const spoolNames: Names = ["directory", "dataKeys", "maxBytes", "syncMs", "context"];
const expectNames: Names = ["kmsKey", "retentionDays", "tags", "deletionProtection", "dataProtection"];

const bad = (detail: string) => new CloudWatchError("PHILOG_CLOUDWATCH_OPTION", detail);

function known(options: object, names: Names, where: string): void {
  for (const name of Object.keys(options)) {
    if (names.includes(name)) continue;
    const meant = nearest(name, names);
    throw bad(`${where} have no such member${meant === undefined ? "" : `; did you mean \`${meant}\`?`}`);
  }
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return value === undefined || (Number.isInteger(value) && (value as number) >= least && (value as number) <= most);
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
const groupName = /^[.\-_/#A-Za-z0-9]{1,512}$/;
/** Room for the process's own part behind it. */
const streamName = /^[^:*]{1,480}$/;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html and API_Dimension.html */
const namespaceName = /^[.\-_/#:A-Za-z0-9]{1,255}$/;
const dimensionText = /^[^:\p{C}][^\p{C}]{0,254}$/u;
const mostDimensions = 9;

function checkEmf(emf: EmfOptions): void {
  if (typeof emf !== "object" || emf === null) throw bad("emf: it is an object");
  known(emf, emfNames, "the members of `emf`");
  const { namespace, everyMs, dimensions = {} } = emf;
  if (typeof namespace !== "string" || !namespaceName.test(namespace)) throw bad("emf.namespace");
  if (!isWithin(everyMs, 1_000, 3_600_000)) throw bad("emf.everyMs: it has to be 1000 to 3600000 milliseconds");
  const pairs = Object.entries(dimensions);
  const fits = pairs.every((pair) => pair.every((text) => typeof text === "string" && dimensionText.test(text)));
  if (!fits || pairs.length > mostDimensions) throw bad("emf.dimensions: they are at most 9 names with a text each");
  if (pairs.some(([name]) => emfMembers.includes(name))) throw bad("emf.dimensions: a name is in use already");
}

const meterCalls = ["createObservableCounter", "createObservableGauge", "addBatchObservableCallback"] as const;

/** Throws PHILOG_CLOUDWATCH_OPTION for an option that is unknown or cannot be used; it names no value. */
export function checkCloudWatchOptions(options: CloudWatchOptions): void {
  if (typeof options !== "object" || options === null) throw bad("the options are an object");
  checkOptions(options, Object.keys(options), "createCloudWatch");
  known(options, optionNames, "the options");
  const { group, stream, spool, durability, onFull, expect = {}, parallel } = options;
  if (typeof group !== "string" || !groupName.test(group)) throw bad("group: it has to be the name of a log group");
  if (stream !== undefined && !streamName.test(stream)) throw bad("stream: it has 1 to 480 characters, and no : or *");
  if (durability !== undefined && durability !== "spool" && durability !== "memory") throw bad("durability");
  if (durability === "spool" && spool === undefined) throw bad("spool: durability asks for it");
  if (onFull !== undefined && !["drop-oldest", "drop-newest", "block"].includes(onFull)) throw bad("onFull");
  if (!isWithin(parallel, 1, 32)) throw bad("parallel: it has to be 1 to 32");
  for (const name of ["lingerMs", "timeoutMs", "signalTimeoutMs"] as const) {
    if (!isWithin(options[name], 0, 3_600_000)) throw bad(`${name}: it has to be milliseconds`);
  }
  if (!isWithin(options.memoryBytes, 1_048_576, 2 ** 32)) throw bad("memoryBytes: it has to be 1 MiB or more");
  known(expect, expectNames, "the members of `expect`");
  const { meter, emf } = options;
  if (meter && !meterCalls.every((name) => typeof meter[name] === "function")) throw bad("meter: it is none");
  if (emf !== undefined) checkEmf(emf);
  if (spool === undefined) return;
  known(spool, spoolNames, "the members of `spool`");
  const { directory, dataKeys, maxBytes, syncMs } = spool;
  if (typeof directory !== "string" || directory === "") throw bad("spool.directory: it has to be a path");
  const isKeys = typeof dataKeys?.create === "function" && typeof dataKeys.open === "function";
  if (!isKeys) throw bad("spool.dataKeys: they are missing; without them nothing may be written to disk");
  if (!isWithin(maxBytes, 1_048_576, Number.MAX_SAFE_INTEGER)) throw bad("spool.maxBytes: it has to be 1 MiB or more");
  if (!isWithin(syncMs, 1, 60_000)) throw bad("spool.syncMs: it has to be 1 to 60000 milliseconds");
}
