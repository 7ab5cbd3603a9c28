import { channel } from "node:diagnostics_channel";

// Ids and names, as dd-trace adds them before the line's end; nothing else is taken.
const splice = /^,"dd":\{(?:"[a-z_.]{1,32}":"[\w.:/-]{0,200}",?){0,8}\}$/;

/** The channels on which dd-trace waits for a line, to add its correlation. `end` is the text that closes a line. */
export function createDatadog(end: string) {
  const lines = channel("apm:pino:log:json");
  const submission = channel("ci:log-submission:log");
  return {
    isListening: () => lines.hasSubscribers,
    /** Publishes a redacted line; returns it, with the correlation where one was added. */
    publish(line: string, record: object | null): string {
      let published = line;
      if (record === null || !Object.hasOwn(record, "dd")) {
        const payload = { line };
        lines.publish(payload);
        const before = line.slice(0, -end.length);
        if (typeof payload.line === "string" && payload.line.startsWith(before) && payload.line.endsWith(end)) {
          if (splice.test(payload.line.slice(before.length, -end.length))) published = payload.line;
        }
      }
      if (submission.hasSubscribers) submission.publish({ source: "pino", message: published });
      return published;
    },
  };
}
