import { isIPv4, isIPv6 } from "node:net";
import { createKeyVocabulary } from "../policy/key-words.ts";
import { createClassified } from "./classified.ts";
import { jsonString } from "./json-string.ts";
import { createRedact } from "./redact.ts";
import type { Making, ValueRedactor } from "./run.ts";

/** The classifications that can be made coarser usefully, though not as Safe Harbor asks. */
export type Coarsenable = "ip" | "url";

/** IPv4 to its /24, IPv6 to its /32, an IPv4-mapped address as the IPv4 one. A network passes as it stands. */
export function coarsenIp(value: string): string | undefined {
  const address = value
    .trim()
    .replace(/^::ffff:(?=\d+\.)/i, "")
    .replace(/\/(?:24|32)$/, "");
  if (isIPv4(address)) return `${address.split(".").slice(0, 3).join(".")}.0/24`;
  if (!isIPv6(address) || address.includes("%")) return undefined;
  // The URL parser writes every address in its one short form.
  const [high, low = "0"] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split("::")[0].split(":");
  return `${high || "0"}:${low}::/32`;
}

const placeholder = /^(?:v\d{1,2}|:id)?$/;
const word = /^[a-z-]{1,40}$/;
const isKnown = createKeyVocabulary([]);

/** Whether a segment is the program's own: a placeholder, or made of words that name kinds of things. */
const isRoute = (segment: string) => placeholder.test(segment) || (word.test(segment) && isKnown(segment));

/** A URL's origin and route: no credentials, query or fragment, and `:id` for every segment that names nothing known. */
export function coarsenUrl(value: string): string | undefined {
  let url: URL;
  try {
    url = new URL(value, "relative://x");
  } catch {
    return undefined;
  }
  const route = url.pathname
    .split("/")
    .map((segment) => (isRoute(segment) ? segment : ":id"))
    .join("/");
  if (url.protocol === "relative:") return value.startsWith("/") ? route : undefined;
  return url.protocol === "http:" || url.protocol === "https:" ? url.origin + route : undefined;
}

const coarseners = { ip: coarsenIp, url: coarsenUrl };

/** Makes an address or a URL coarser; redacts what it cannot read. */
export function createCoarsen(classification: Coarsenable, making: Making): ValueRedactor {
  const tally = making.tally(making.path, "coarsen", classification);
  const coarsen = coarseners[classification];
  const longest = 8192;
  return createClassified(createRedact(classification, making), (value) => {
    const text = String(value);
    const coarse = text.length > longest ? undefined : coarsen(text);
    if (coarse === undefined) return undefined;
    making.count(tally);
    return jsonString(coarse);
  });
}
