type Method = (this: unknown, ...given: unknown[]) => unknown;
type Cost = (self: string, given: readonly unknown[]) => number;

const one: Cost = () => 1;
const whole: Cost = (self) => self.length;
const indexOf = String.prototype.indexOf;
const searched: Cost = (self, [part, from = 0]) => {
  const at = indexOf.call(self, part as string, from as number);
  return (at < 0 ? self.length : at) - (from as number);
};

/** Methods of strings and how many characters one call reads. */
const readers: Record<string, Cost> = {
  charCodeAt: one,
  codePointAt: one,
  charAt: one,
  indexOf: searched,
  includes: searched,
  toLowerCase: whole,
  toUpperCase: whole,
  normalize: whole,
};

/**
 * Counts the characters that `run` reads through strings and regular expressions: work, whatever the machine does at the
 * same time. A sticky pattern that fails counts as one, since patterns are held to linear time by themselves.
 */
export function countWork(run: () => void): number {
  let work = 0;
  const replace = (owner: object, name: string, method: Method): (() => void) => {
    const original = Object.getOwnPropertyDescriptor(owner, name)!;
    Object.defineProperty(owner, name, { ...original, value: method });
    return () => Object.defineProperty(owner, name, original);
  };
  const exec = RegExp.prototype.exec;
  const restores = Object.entries(readers).map(([name, cost]) => {
    const own = Object.getOwnPropertyDescriptor(String.prototype, name)!.value as Method;
    return replace(String.prototype, name, function (...given) {
      const result = own.apply(this, given);
      work += Math.max(1, cost(this as string, given));
      return result;
    });
  });
  restores.push(
    replace(RegExp.prototype, "exec", function (given) {
      const pattern = this as RegExp;
      const text = given as string;
      const from = pattern.global || pattern.sticky ? pattern.lastIndex : 0;
      const hit = exec.call(pattern, text);
      if (hit !== null) work += 1 + hit.index + hit[0].length - from;
      else work += pattern.sticky ? 1 : 1 + Math.max(0, text.length - from);
      return hit;
    }),
  );
  try {
    run();
  } finally {
    for (const restore of restores.reverse()) restore();
  }
  return work;
}
