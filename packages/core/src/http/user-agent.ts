import { otherUserAgent, userAgents } from "../policy/presets/user-agents.ts";

/** Longer texts are read to here: what names a family stands before it. */
const longest = 512;

/** Headers that are known again: a few clients make most requests. */
const mostKnown = 256;

/** The family of a `User-Agent` header: versions, devices and what else it holds tell people apart. */
export function userAgentFamily(header: string): string {
  const text = header.slice(0, longest);
  return userAgents.find(([part]) => text.includes(part))?.[1] ?? otherUserAgent;
}

/** The same, which looks a header through once. */
export function createFamilyOf(): (header: string) => string {
  const known = new Map<string, string>();
  return (header) => {
    const found = known.get(header);
    if (found !== undefined) return found;
    const family = userAgentFamily(header);
    if (known.size === mostKnown) known.clear();
    if (header.length <= longest) known.set(header, family);
    return family;
  };
}
