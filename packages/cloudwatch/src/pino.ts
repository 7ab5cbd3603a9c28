import type { Writable } from "node:stream";
import { type DataKeys, environmentDataKeys, fileDataKeys } from "@philog/core";
import type { CloudWatch } from "./cloud-watch.ts";
import { createCloudWatch } from "./create-cloud-watch.ts";
import { CloudWatchError } from "./errors.ts";
import { createLineStream } from "./lines/line-stream.ts";
import type { CloudWatchOptions, SpoolOptions } from "./options.ts";

/** Where data keys come from: options go to a worker as data, so keys cannot be given themselves. */
export type DataKeysSource =
  /** A file for `fileDataKeys`. */
  | { file: string }
  /** A variable for `environmentDataKeys`. */
  | { environment: string }
  /** A module's export that is called with `options` and gives keys, such as `kmsDataKeys` of `@philog/kms`. */
  | { module: string; export: string; options?: unknown };

/** The transport's options as data. */
export interface PinoTargetOptions
  extends Omit<CloudWatchOptions, "spool" | "onLoss" | "onProblem" | "signals" | "meter"> {
  spool?: Omit<SpoolOptions, "dataKeys"> & { dataKeys: DataKeysSource };
  /** Milliseconds that the end of the process leaves for sending. @default 5000 */
  closeTimeoutMs?: number;
}

interface PinoOwn {
  pinoWillSendConfig?: boolean;
  $context?: unknown;
}

async function openKeys(source: DataKeysSource): Promise<DataKeys> {
  if ("file" in source) return fileDataKeys(source.file);
  if ("environment" in source) return environmentDataKeys(source.environment);
  const found = (await import(source.module))[source.export];
  if (typeof found !== "function") {
    throw new CloudWatchError("PHILOG_CLOUDWATCH_OPTION", "spool.dataKeys: the module has no such function");
  }
  return found(source.options);
}

/** The target of `pino.transport({ target: "@philog/cloudwatch/pino", options })`, which runs in a worker. */
export default async function target(options: PinoTargetOptions): Promise<Writable> {
  // pino and its worker add members of their own.
  const {
    spool,
    closeTimeoutMs = 5_000,
    pinoWillSendConfig: _p,
    $context: _c,
    ...rest
  } = options as PinoTargetOptions & PinoOwn;
  const keys = spool && (await openKeys(spool.dataKeys));
  const cloudWatch = createCloudWatch({ ...rest, ...(spool && keys ? { spool: { ...spool, dataKeys: keys } } : {}) });
  return createLineStream(cloudWatch, { waits: rest.onFull === "block", closeMs: closeTimeoutMs });
}

/** A destination for pino in this process: `pino(options, cloudWatchStream(cloudWatch))`. */
export function cloudWatchStream(cloudWatch: CloudWatch): { write(line: string): void; flushSync(): void } {
  return {
    write: (line) => void cloudWatch.write(line),
    // pino calls it behind a line of level fatal.
    flushSync: cloudWatch.flushSync,
  };
}
