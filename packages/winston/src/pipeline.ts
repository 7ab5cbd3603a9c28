import { admitLine } from "@philog/core/host";
import { createReadsMembers } from "./destinations.ts";
import { type Formats, isDefault } from "./formats.ts";
import { briefInfo, formatInfo, fullInfo } from "./info.ts";
import { type Format, type Info, LEVEL, type Logger, MESSAGE } from "./instance.ts";
import type { Line, Lines } from "./line.ts";
import { isUnread, unreadInfo, wasRead } from "./unread-info.ts";

/** What stands in the place of a logger's format. */
export interface Pipeline {
  /** Hands what a line holds to `write`. */
  push(line: Line, write: (info: Info) => unknown): unknown;
  /** Puts the guard where the logger's format was, and keeps it there. */
  install(): void;
}

/** In the place of a record's text: no format is asked about it. */
const finished = "";

/** Makes the pipeline: Philog's line where the application has no format, else its formats behind redacted records. */
export function createPipeline(root: Logger, lines: Lines, formats: Formats): Pipeline {
  const readsMembers = createReadsMembers(root);
  /** The format that the application has set; undefined where the line is Philog's own. */
  let format: Format | undefined;
  /** Whether it has read no record so far: those that it reads it is better given read. */
  let leavesUnread = true;
  /** What is on its way through the stream, with its members as JSON text; the rest waits where the stream is busy. */
  let passing: Info | undefined;
  let passingText = finished;
  const waiting = new WeakMap<object, string>();

  const infoOf = (line: Line): [info: Info, text: string] => {
    const { level, isFlagged } = line;
    if (format === undefined || line.isFinal) {
      const text = lines.text(line);
      return [isFlagged || readsMembers() ? fullInfo(level, text) : briefInfo(level, text), finished];
    }
    const text = lines.bare(line);
    if (leavesUnread && !isFlagged && !line.hasTime && !line.hasError) {
      const unread = unreadInfo(level, text);
      if (unread !== undefined) return [unread, text];
    }
    const info = formatInfo(level, text);
    const isAsWritten = info.stack === undefined && info.message !== "";
    return [info, isAsWritten ? text : JSON.stringify(info)];
  };
  const finish = (info: Info, text: string): unknown => {
    if (text === finished) return info;
    if (format !== undefined) {
      const isFlagged = !isUnread(info) && (info.exception || info.rejection);
      const isLineAll = !isFlagged && !readsMembers();
      const made = formats.apply(format, info, { text, level: info[LEVEL], line: undefined, isLineAll });
      leavesUnread &&= !wasRead(info);
      return made;
    }
    info[MESSAGE] = text;
    return info;
  };
  const guard: Format = {
    get options() {
      return format?.options;
    },
    transform(info) {
      const isPassing = info === passing;
      const text = isPassing ? passingText : waiting.get(info);
      if (isPassing) passing = undefined;
      // What has not come by `push` is redacted here.
      const made =
        text === undefined ? finish(...infoOf(lines.make(info, root.levels, root.level))) : finish(info, text);
      if (made) admitLine((made as Info)[MESSAGE]);
      return made;
    },
  };
  const set = (given: Format): void => {
    if (given === guard) return;
    format = isDefault(given) ? undefined : given;
    leavesUnread = true;
  };
  return {
    push(line, write) {
      const [info, text] = infoOf(line);
      passing = info;
      passingText = text;
      const result = write(info);
      if (passing === info) {
        passing = undefined;
        waiting.set(info, text);
      }
      return result;
    },
    install() {
      set(root.format);
      Object.defineProperty(root, "format", { configurable: true, enumerable: true, get: () => guard, set });
    },
  };
}
