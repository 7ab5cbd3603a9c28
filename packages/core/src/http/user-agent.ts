import { otherUserAgent, userAgents } from "../policy/presets/user-agents.ts";

/** Longer texts are read to here: what names a family stands before it. */
const longest = 512;

/** The family of a `User-Agent` header: versions, devices and what else it holds tell people apart. */
export function userAgentFamily(header: string): string {
  const text = header.slice(0, longest);
  return userAgents.find(([part]) => text.includes(part))?.[1] ?? otherUserAgent;
}
