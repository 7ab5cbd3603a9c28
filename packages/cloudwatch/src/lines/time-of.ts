/** Where loggers put a line's time: near its start, in milliseconds or as an instant. */
const near = 160;
const form = /"(?:time|timestamp)":(?:(\d{13})[,}]|"(\d{4}-\d\d-\d\dT[0-9:.]{8,12}(?:Z|[+-]\d\d:\d\d))")/;

/** A line's own time in milliseconds, or `undefined` where none is found. */
export function timeOf(line: string): number | undefined {
  const [, milliseconds, instant] = form.exec(line.slice(0, near)) ?? [];
  const time = milliseconds === undefined ? Date.parse(instant ?? "") : Number(milliseconds);
  return Number.isNaN(time) ? undefined : time;
}
