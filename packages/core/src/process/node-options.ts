/** What of a process says which options Node was started with. */
export interface Started {
  readonly execArgv: readonly string[];
  readonly env: Record<string, string | undefined>;
}

/**
 * The values of an option of Node, from NODE_OPTIONS and the command line; `true` where it stands without one.
 * Empty where it was not given.
 */
export function nodeOption({ execArgv, env }: Started, name: string): (string | true)[] {
  const words = [...(env.NODE_OPTIONS ?? "").split(" "), ...execArgv];
  return words.flatMap((word, index) => {
    const equals = word.indexOf("=");
    const given = (equals < 0 ? word : word.slice(0, equals)).replaceAll("_", "-");
    if (given !== name) return [];
    if (equals >= 0) return [word.slice(equals + 1).replace(/^"|"$/g, "")];
    const next = words[index + 1];
    return [next === undefined || next.startsWith("-") ? true : next];
  });
}
