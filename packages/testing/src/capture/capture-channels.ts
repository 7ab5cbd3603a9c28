import diagnostics from "node:diagnostics_channel";
import { checkOptions } from "../options.ts";
import { type Captured, captured } from "./capture-stream.ts";
import { show } from "./show.ts";

export interface CaptureChannelsOptions {
  /** Levels of nesting that are shown of each message. @default 12 */
  depth?: number;
}

export interface ChannelCapture extends Pick<Captured, "bytes" | "text" | "clear"> {
  /** The channel of each message, in order. */
  channels(): string[];
  /** Ends the subscriptions; what was collected stays. */
  stop(): void;
}

const tracingEvents = ["start", "end", "asyncStart", "asyncEnd", "error"];

/**
 * Collects every message published on these channels, and on the tracing channels of the same names, in the form it
 * has at that moment. Subscribing alone makes some hosts publish: they skip it while nobody listens.
 */
export function captureChannels(names: readonly string[], options: CaptureChannelsOptions = {}): ChannelCapture {
  checkOptions(options, ["depth"], "captureChannels");
  const { depth = 12 } = options;
  const chunks: Buffer[] = [];
  let published: string[] = [];
  const listen = (message: unknown, name: string | symbol) => {
    published.push(String(name));
    chunks.push(Buffer.from(`${String(name)}\n${show(message, depth)}`));
  };
  const channels = names.flatMap((name) => [name, ...tracingEvents.map((event) => `tracing:${name}:${event}`)]);
  for (const name of channels) diagnostics.subscribe(name, listen);

  const { bytes, text, clear } = captured(chunks);
  return {
    bytes,
    text,
    clear: () => {
      clear();
      published = [];
    },
    channels: () => [...published],
    stop: () => {
      for (const name of channels) diagnostics.unsubscribe(name, listen);
    },
  };
}
