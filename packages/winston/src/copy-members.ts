/** A copy of an object's own members, without those of `except`. One that cannot be read stays one that cannot be read. */
export function copyMembers(from: object, into: Record<string, unknown> = {}, except?: ReadonlySet<string>): object {
  for (const key of Object.keys(from)) {
    if (except?.has(key)) continue;
    try {
      const value = (from as Record<string, unknown>)[key];
      if (key === "__proto__") define(into, key, { value, writable: true });
      else into[key] = value;
    } catch (error) {
      const get = () => {
        throw error;
      };
      define(into, key, { get, set: (value) => define(into, key, { value, writable: true }) });
    }
  }
  return into;
}

function define(into: object, key: string, how: PropertyDescriptor): void {
  Object.defineProperty(into, key, { ...how, enumerable: true, configurable: true });
}
