import { admitLine, markRedacted } from "@philog/core/host";
import winston from "winston";
import { isObject } from "./entry.ts";
import type { Before, Finish } from "./finish.ts";
import { fullInfo } from "./info.ts";
import { type Format, type Info, LEVEL, MESSAGE, type Transport } from "./instance.ts";
import type { Lines } from "./line.ts";
import { jsonTransform, runFormats } from "./own-json.ts";

const installed = Symbol.for("philog.winston");

/** Runs the application's formats so that what they add is redacted, and nothing that they throw gets out. */
export interface Formats {
  /** What the format makes of the info, redacted; false where it drops it. */
  apply(format: Format, info: Info, before: Before): Info | false;
  /** Guards the format of a transport, now and whenever it is set anew. */
  guard(transport: Transport): void;
}

/** Whether a format is winston's own, which a logger has where none is given: Philog writes the line in its place. */
export function isDefault(format: Format): boolean {
  const { transform } = winston.format.json();
  const isJson = format.transform === transform || String(format.transform) === String(jsonTransform());
  return isJson && Object.keys(format.options ?? {}).length === 0;
}

/** Whether no format may change it: what was withheld, and all that lockdown lets pass. */
const isFinal = (info: Info): boolean => info.philog === "withheld" || info.philog === "lockdown";

export function createFormats(lines: Lines, finish: Finish): Formats {
  const apply: Formats["apply"] = (format, info, before) => {
    try {
      const { made, line } = runFormats(format, info, before.text);
      if (!made) return false;
      if (isObject(made)) return finish(made as Info, before, line);
    } catch {
      // What a format throws holds what it has read.
    }
    const line = lines.withheld(before.level);
    return fullInfo(before.level, lines.text(line));
  };

  const guarded = (format: Format): Format => ({
    options: format.options,
    transform(info) {
      if (isFinal(info)) return info;
      const level = String(info[LEVEL]);
      let text: string;
      try {
        text = JSON.stringify(info);
      } catch {
        // It has not come from a logger that is behind a policy.
        return fullInfo(level, lines.text(lines.withheld(level)));
      }
      const made = apply(format, markRedacted(info), { text, level, line: info[MESSAGE], isLineAll: false });
      if (made) admitLine(made[MESSAGE]);
      return made;
    },
  });

  return {
    apply,
    guard(transport) {
      const own = transport as Transport & { [installed]?: true };
      if (own[installed] === true) return;
      let format: Format | undefined;
      const set = (given: Format | undefined) => {
        format = given && guarded(given);
      };
      set(transport.format);
      Object.defineProperty(transport, "format", { configurable: true, enumerable: true, get: () => format, set });
      Object.defineProperty(transport, installed, { value: true });
    },
  };
}
