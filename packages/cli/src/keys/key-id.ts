/** The id of a key made at `now`: the day in UTC, such as `2026-11-04`, with a number where that is taken. */
export function keyIdFor(now: Date, taken: readonly string[]): string {
  const day = now.toISOString().slice(0, 10);
  let id = day;
  for (let number = 2; taken.includes(id); number++) id = `${day}-${number}`;
  return id;
}
