/** A route's path without what its parameters have to look like: of that, an opening parenthesis is left. */
function withoutExpressions(path: string): string {
  let depth = 0;
  let kept = "";
  for (const character of path) {
    if (depth === 0) kept += character;
    if (character === "(") depth += 1;
    else if (character === ")" && depth > 0) depth -= 1;
  }
  return kept;
}

/** A segment that is more than words or one parameter, such as `:from-:to`, becomes the first parameter, or `*`. */
function readSegment(segment: string): string {
  if (!/[:*()]/.test(segment)) return segment;
  return /^:\w+\??/.exec(segment)?.[0] ?? "*";
}

/** Reads the paths that routes were declared with; each once. */
export function createTemplates(): (path: string | undefined) => string | undefined {
  const known = new Map<string, string>();
  return (path) => {
    if (path === undefined) return undefined;
    let template = known.get(path);
    if (template === undefined) {
      template = withoutExpressions(path).split("/").map(readSegment).join("/");
      known.set(path, template === "" ? "/" : template);
    }
    return known.get(path);
  };
}
