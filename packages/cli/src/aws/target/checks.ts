/** One thing that is wrong with the file: where, and what would be right. It never holds the value. */
export interface Fault {
  readonly at: string;
  readonly hint: string;
}

/** Reports what is wrong with a value that is there. */
export type Check = (value: unknown, at: string, report: (fault: Fault) => void) => void;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value that has to pass. */
export const must =
  (hint: string, passes: (value: unknown) => boolean): Check =>
  (value, at, report) => {
    if (!passes(value)) report({ at, hint });
  };

/** Text of a pattern. */
export const text = (hint: string, pattern: RegExp, most = 2048): Check =>
  must(hint, (value) => typeof value === "string" && value.length <= most && pattern.test(value));

export const oneOf = (values: readonly unknown[]): Check =>
  must(`it is one of ${values.join(", ")}`, (value) => values.includes(value));

export const boolean: Check = must("it is true or false", (value) => typeof value === "boolean");

// A name that is not known may be anything: only what looks like one is repeated.
const place = (at: string, name: string) => {
  const shown = /^[A-Za-z$][\w.:$-]{0,63}$/.test(name) ? name : "?";
  return at === "" ? shown : `${at}.${shown}`;
};

/** An object of these members and no others. */
export const members =
  (checks: Readonly<Record<string, Check>>, required: readonly string[] = []): Check =>
  (value, at, report) => {
    if (!isObject(value)) return report({ at, hint: "it is an object" });
    for (const name of required) {
      if (value[name] === undefined) report({ at: place(at, name), hint: "it is required" });
    }
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined) continue;
      if (Object.hasOwn(checks, name)) checks[name]!(member, place(at, name), report);
      else
        report({ at: place(at, name), hint: `there is no such member; there are ${Object.keys(checks).join(", ")}` });
    }
  };

/** An object of any names that fit, all with the same kind of value. */
export const entries =
  (name: { pattern: RegExp; hint: string }, check: Check, { least = 0, most = 50 } = {}): Check =>
  (value, at, report) => {
    if (!isObject(value)) return report({ at, hint: "it is an object" });
    const found = Object.entries(value);
    if (found.length < least) report({ at, hint: `it has at least ${least}` });
    if (found.length > most) report({ at, hint: `it has at most ${most}` });
    for (const [key, member] of found) {
      if (name.pattern.test(key)) check(member, place(at, key), report);
      else report({ at: place(at, key), hint: name.hint });
    }
  };

export const list =
  (check: Check, most = 50): Check =>
  (value, at, report) => {
    if (!Array.isArray(value) || value.length > most) {
      return report({ at, hint: `it is an array of at most ${most}` });
    }
    value.forEach((item, index) => {
      check(item, `${at}[${index}]`, report);
    });
  };
