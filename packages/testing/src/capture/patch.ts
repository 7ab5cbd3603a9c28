/** Replaces `owner[name]` and returns what puts the original back, whether it was an own member or an inherited one. */
export function patch<T extends object, K extends keyof T>(owner: T, name: K, replacement: T[K]): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { value: replacement, configurable: true, writable: true, enumerable: true });
  return () => {
    if (before) Object.defineProperty(owner, name, before);
    else delete owner[name];
  };
}
