const hints: Record<string, string> = {
  boolean: '"boolean"',
  number: '"integer", "number" or "milliseconds"',
  string: '"code", "text" or another shape',
  object: "rules for what is below it",
  array: "rules for its items, as in path[*]",
};

/** Names unlisted paths on stderr while one develops: in production, and in tests, nothing is said. */
export function createNotice(environment = process.env.NODE_ENV): (path: string, type: string) => void {
  if (environment === "production" || environment === "test") return () => {};
  const said = new Set<string>();
  return (path, type) => {
    if (said.has(path)) return;
    said.add(path);
    const hint = hints[type] ?? "a shape";
    process.stderr.write(`philog: ${path} is not in the policy and was left out; to keep it, list it: ${hint}\n`);
  };
}
