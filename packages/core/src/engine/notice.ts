const hints: Record<string, string> = {
  boolean: '"boolean"',
  number: '"integer", "number" or "milliseconds"',
  string: '"code", "text" or another shape, or a classification such as "mrn" where it is PHI',
  object: "rules for what is below it, or a classification for all of it",
  array: "rules for its items, as in path[*]",
};

const isOfError = /^err(?:or)?\./;

/** Names unlisted paths on stderr while one develops: in production, and in tests, nothing is said. */
export function createNotice(environment = process.env.NODE_ENV): (path: string, type: string) => void {
  if (environment === "production" || environment === "test") return () => {};
  const said = new Set<string>();
  return (path, type) => {
    if (said.has(path)) return;
    said.add(path);
    const hint = isOfError.test(path) ? 'the preset "errors" lists what is safe' : (hints[type] ?? "a shape");
    process.stderr.write(`philog: ${path} is not in the policy and was left out; to keep it, list it: ${hint}\n`);
  };
}
