/** A Map as an object of its string keys; any other key gets a name that no rule can list. At most `limit` + 1 keys. */
export function mapRecord(map: Map<unknown, unknown>, limit: number): object {
  const record = Object.create(null) as Record<string, unknown>;
  let count = 0;
  for (const [key, value] of Map.prototype.entries.call(map)) {
    count += 1;
    record[typeof key === "string" ? key : ` ${count}`] = value;
    if (count > limit) break;
  }
  return record;
}

/** The items of a Set, at most `limit` + 1 of them. */
export function setItems(set: Set<unknown>, limit: number): unknown[] {
  const items: unknown[] = [];
  for (const item of Set.prototype.values.call(set)) {
    items.push(item);
    if (items.length > limit) break;
  }
  return items;
}
