import winston from "winston";
import type { CloudWatch } from "./cloud-watch.ts";
import { createCloudWatch } from "./create-cloud-watch.ts";
import type { CloudWatchOptions } from "./options.ts";

/** winston's options for a transport, and the transport to CloudWatch or what it is made of. */
export interface CloudWatchTransportOptions extends winston.transport.TransportStreamOptions {
  /** One that others may write to as well; the logger's end flushes it, and leaves it open. */
  cloudWatch?: CloudWatch;
  /** Options to make one, which the logger's end closes. */
  options?: CloudWatchOptions;
  /** Milliseconds that the logger's end leaves for sending. @default 5000 */
  closeTimeoutMs?: number;
}

// The types call it by another name than the module does.
const { Transport } = winston as unknown as {
  Transport: new (options?: winston.transport.TransportStreamOptions) => winston.transport;
};
const messageSymbol = Symbol.for("message");

/** Writes the lines of a winston logger to CloudWatch, as its format has made them. */
export class CloudWatchTransport extends Transport {
  readonly cloudWatch: CloudWatch;
  readonly #finish: () => Promise<unknown>;
  readonly #waits: boolean;

  /** Throws as `createCloudWatch` does. */
  constructor(settings: CloudWatchTransportOptions) {
    const { cloudWatch, options, closeTimeoutMs: timeoutMs = 5_000, ...rest } = settings;
    super(rest);
    this.cloudWatch = cloudWatch ?? createCloudWatch(options as CloudWatchOptions);
    const own = this.cloudWatch;
    this.#finish = () => (cloudWatch ? own.flush({ timeoutMs }) : own.close({ timeoutMs }));
    this.#waits = options?.onFull === "block";
  }

  override log(info: Record<PropertyKey, unknown>, next: () => void): void {
    void this.#take(info[messageSymbol]).then(next, next);
    this.emit("logged", info);
  }

  async #take(line: unknown): Promise<void> {
    if (typeof line !== "string") return;
    if (this.#waits && this.cloudWatch.isFull()) await this.cloudWatch.ready();
    this.cloudWatch.write(line);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#finish().then(() => done(), done);
  }
}
