import { stripVTControlCharacters } from "node:util";
import { markRedacted } from "../engine/redacted.ts";
import type { Host } from "../host/open-host.ts";
import { createWriteRecord } from "../http/log.ts";
import { marker } from "../policy/markers.ts";

const opening = /^\s*\{/;

function parse(line: string): Record<string, unknown> | undefined {
  if (!opening.test(line)) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * A line that somebody wrote past every logger: a JSON object is a record, which other adapters may have redacted before,
 * so that markers stand; all else is a message. `event` says where it was written. What is longer than a line is withheld.
 */
export function createStreamLine(host: Host, event: string): (line: string | undefined) => string {
  let written = "";
  const write = createWriteRecord(
    host,
    {
      isEnabled: () => true,
      write(text) {
        written = text;
      },
    },
    () => "",
  );
  return (line) => {
    // Colours inside a name would hide it.
    const plain = line === undefined ? undefined : stripVTControlCharacters(line);
    const record = plain === undefined ? undefined : parse(plain);
    if (record !== undefined) return host.redactor.json(markRedacted(record));
    write("info", () => (plain === undefined ? [{ event }, marker.withheld, "formatted"] : [{ event }, plain, "text"]));
    return written;
  };
}
