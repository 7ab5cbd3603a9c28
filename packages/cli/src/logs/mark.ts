const newline = 0x0a;
const carriageReturn = 0x0d;
const openBrace = 0x7b;

/** What the transport puts at a line's end has fewer bytes. */
const longestMark = 192;
const name = "philogStream";
const inJson =
  /^philogStream":"([\w.-]{1,64})","philogSeq":(\d{1,15})(?:,"philogTime":"([^"]{1,40})")?(?:,"philogParts":(\d{1,6}))?\}$/;
const inText =
  /^philogStream=([\w.-]{1,64}) philogSeq=(\d{1,15})(?: philogTime=(\S{1,40}))?(?: philogParts=(\d{1,6}))?$/;
/** What S3 exports and `aws logs tail` put before a line. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]{0,10}(?:Z|[+-]\d\d:\d\d) /;
const longestInstant = 40;

/** The number of a line by `@philog/cloudwatch`. */
export interface Mark {
  stream: string;
  /** From 1 in its stream. */
  seq: number;
  /** Numbers that the line stands for: more than 1 where parts were joined. */
  count: number;
  /** Its own time where it was sent with another one, as it is written. */
  time: string | undefined;
  isJson: boolean;
  /** Where the line's own text starts and ends, without what readers put before it and the transport behind it. */
  from: number;
  to: number;
}

/** Where a line ends, without `\n` or `\r\n`. */
export function endOf(line: Uint8Array): number {
  let end = line.length;
  if (line[end - 1] === newline) end--;
  return line[end - 1] === carriageReturn ? end - 1 : end;
}

function marked(found: RegExpExecArray | null): Pick<Mark, "stream" | "seq" | "count" | "time"> | undefined {
  if (found === null) return undefined;
  const [, stream, seq, time, parts] = found;
  const count = parts === undefined ? 1 : Number(parts);
  return Number(seq) > 0 && count > 0 ? { stream: stream!, seq: Number(seq), count, time } : undefined;
}

/** Of a line that another program has written anew, so that the members stand anywhere. */
function readRecord(line: Buffer, end: number): Mark | undefined {
  const from = line.indexOf(openBrace);
  if (from < 0 || !line.includes('"philogSeq"')) return undefined;
  try {
    const { philogStream: stream, philogSeq: seq, philogTime } = JSON.parse(line.toString("utf8", from, end));
    if (typeof stream !== "string" || !Number.isSafeInteger(seq) || seq < 1) return undefined;
    const time = typeof philogTime === "string" ? philogTime : undefined;
    return { stream, seq, count: 1, time, isJson: true, from, to: end };
  } catch {
    return undefined;
  }
}

/** Reads the number of a line, which stands at its end; undefined where there is none. */
export function markOf(line: Buffer): Mark | undefined {
  const end = endOf(line);
  const start = Math.max(0, end - longestMark);
  const tail = line.toString("latin1", start, end);
  const at = tail.lastIndexOf(name);
  const before = tail[at - 1];
  if (at > 0 && before === '"') {
    const mark = marked(inJson.exec(tail.slice(at)));
    const from = line.indexOf(openBrace);
    if (mark !== undefined && from >= 0) {
      const to = start + at - (tail[at - 2] === "," ? 2 : 1);
      return { ...mark, isJson: true, from, to };
    }
  }
  if (at > 0 && before === " ") {
    const mark = marked(inText.exec(tail.slice(at)));
    const from = instant.exec(line.toString("latin1", 0, longestInstant))?.[0].length ?? 0;
    if (mark !== undefined) return { ...mark, isJson: false, from: Math.min(from, start + at - 1), to: start + at - 1 };
  }
  return readRecord(line, end);
}

/** A line with a number at its end, as the transport writes it. */
export function numbered(text: string, { stream, seq, count, time }: Omit<Mark, "isJson" | "from" | "to">): string {
  const parts = count > 1;
  if (!text.startsWith("{") || !text.endsWith("}") || text.length < 2) {
    const rest = `${time === undefined ? "" : ` philogTime=${time}`}${parts ? ` philogParts=${count}` : ""}`;
    return `${text} philogStream=${stream} philogSeq=${seq}${rest}`;
  }
  const rest = `${time === undefined ? "" : `,"philogTime":"${time}"`}${parts ? `,"philogParts":${count}` : ""}`;
  const comma = text === "{}" ? "" : ",";
  return `${text.slice(0, -1)}${comma}"philogStream":"${stream}","philogSeq":${seq}${rest}}`;
}
