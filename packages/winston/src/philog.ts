import { RedactionError } from "@philog/core";
import {
  checkOptions,
  type HostOptions,
  hostOptionNames,
  loggerCounts,
  openHost,
  openScanner,
} from "@philog/core/host";
import type { Logger as WinstonLogger } from "winston";
import { installCalls } from "./calls.ts";
import { createFinish } from "./finish.ts";
import { createFormats } from "./formats.ts";
import { guardHandlers } from "./handlers.ts";
import type { Done, Logger } from "./instance.ts";
import { createLines, type Line } from "./line.ts";
import { createPipeline } from "./pipeline.ts";
import { createSettle } from "./settle-record.ts";

/** What `philog` takes: a redactor, or what one is made from. */
export type PhilogOptions = HostOptions & {
  /** Whether to log once which policy is in force, at level info. @default true */
  startLine?: boolean;
  /** Whether every line carries the first twelve digits of the policy's hash, as `policy`. @default false */
  policyInLines?: boolean;
};

const installedKey = Symbol.for("philog.winston");

function checkLogger(logger: Logger): void {
  const refuse = (reason: string) => new RedactionError("PHILOG_HOST_UNSUPPORTED", reason);
  if (typeof logger !== "object" || logger === null) throw refuse("philog takes a winston logger");
  if (logger[installedKey] === true) throw refuse("the logger is behind a policy already");
  const isLogger = ["write", "log", "child", "configure", "pipe"].every((name) => typeof logger[name] === "function");
  if (!isLogger || logger.exceptions === undefined) throw refuse("not a logger of winston 3");
  if (!Object.hasOwn(logger, "_readableState")) throw refuse("a child is protected by its parent: give philog that");
}

/**
 * Puts a winston logger, and every child of it, behind a policy. Returns the same logger.
 * Throws PolicyError for a bad policy, RedactionError for bad options and for what is no logger of winston 3.
 */
export function philog<L extends WinstonLogger>(logger: L, options: PhilogOptions = {}): L {
  checkOptions(options, [...hostOptionNames, "startLine", "policyInLines"], "philog");
  const { startLine = true, policyInLines = false, ...hostOptions } = options;
  const root = logger as unknown as Logger;
  checkLogger(root);
  const host = openHost(hostOptions as HostOptions);

  const lines = createLines(host, policyInLines);
  let scanner: ReturnType<typeof openScanner> | undefined;
  const isPrintableKey = (key: string): boolean => {
    scanner ??= openScanner();
    return scanner.isPrintableKey(key);
  };
  const formats = createFormats(lines, createFinish(createSettle(host, isPrintableKey)));
  const pipeline = createPipeline(root, lines, formats);

  const { write, pipe, configure } = root;
  const push = (line: Line, encoding?: unknown, done?: Done): unknown =>
    pipeline.push(line, (info) => write.call(root, info, encoding, done));
  let isStarted = !startLine;
  const start = (): void => {
    if (isStarted || root.transports.length === 0) return;
    isStarted = true;
    if (root.isLevelEnabled("info")) push(lines.start("info"));
  };

  installCalls(root);
  root.write = (info, encoding, done) => {
    start();
    return push(lines.make(info, root.levels, root.level), encoding, done);
  };
  root.pipe = (destination, pipeOptions) => {
    formats.guard(destination);
    return pipe.call(root, destination, pipeOptions);
  };
  root.configure = (given) => {
    configure.call(root, given);
    guardHandlers(root);
  };
  pipeline.install();
  guardHandlers(root);
  root.transports.forEach(formats.guard);
  Object.defineProperty(root, installedKey, { value: true });
  loggerCounts("winston").guarded += 1;
  start();
  return logger;
}
