import type { Garden } from "../fuzz/garden.ts";
import { textKeys } from "../fuzz/policies.ts";
import { sentence } from "../fuzz/sentence.ts";

const notUtf8 = Buffer.from([0xff, 0xfe, 0xc0, 0x80]);

/** A value that JSON can hold. */
function plain(garden: Garden, depth: number): unknown {
  const { random, planter } = garden;
  const choice = random.integer(0, 99);
  if (choice < 50) return planter.value("body");
  if (choice < 60) return random.pick(["patient.read", "open", 5, true, null, 98_441_207, 1.5, ""]);
  if (choice < 65) return JSON.stringify({ user: planter.value("JSON in a string") });
  if (depth > 3) return 1;
  if (choice < 80) return Array.from({ length: random.integer(0, 3) }, () => plain(garden, depth + 1));
  return recordOf(garden, depth + 1);
}

function recordOf(garden: Garden, depth: number): Record<string, unknown> {
  const { random, planter } = garden;
  const members: Record<string, unknown> = {};
  for (let count = random.integer(0, 5); count > 0; count--) {
    const choice = random.integer(0, 99);
    if (choice < 6) members[planter.value("key")] = 1;
    else if (choice < 18) members[random.pick(textKeys)] = sentence(random, planter.text("text field"));
    else members[random.pick(garden.keys)] = plain(garden, depth);
  }
  return members;
}

/** JSON that is none, in the ways of clients that are cut off or quote badly. */
function malformed(garden: Garden): string {
  const { random, planter } = garden;
  const text = () => planter.value("malformed body");
  const whole = JSON.stringify({ user: text(), note: text(), data: plain(garden, 2) });
  return random.pick<() => string>([
    () => whole.slice(0, random.integer(1, whole.length - 1)),
    () => text(),
    () => `{"user":${text()}}`,
    () => `{'user':'${text()}'}`,
    () => `[1, ${text()}]`,
    () => `"${text()}`,
    () => `${whole}${whole}`,
    () => `{"user":"a\u0001${text()}"}`,
    () => `{"__proto__":{"user":"${text()}"},"constructor":${text()}}`,
  ])();
}

function form({ random, planter, keys }: Garden): string {
  const pairs = Array.from({ length: random.integer(1, 4) }, () => {
    const key = random.percent(10) ? encodeURIComponent(planter.value("key")) : random.pick(keys);
    return `${key}${random.pick(["", "", "[]", "[a][b]"])}=${encodeURIComponent(planter.value("body"))}`;
  });
  return random.percent(10) ? `${pairs.join("&")}&a=%zz` : pairs.join("&");
}

/** A body and the type that it says it has. */
export function bodyOf(garden: Garden): { type: string; bytes: Buffer } {
  const { random, planter } = garden;
  const json = "application/json";
  const text = (type: string, body: string) => ({ type, bytes: Buffer.from(body) });
  return random.pick<() => { type: string; bytes: Buffer }>([
    () => text(json, JSON.stringify(recordOf(garden, 0))),
    () => text(json, JSON.stringify(recordOf(garden, 0))),
    () => text(`${json}; charset=utf-8`, JSON.stringify([recordOf(garden, 1), plain(garden, 1)])),
    () => text(json, malformed(garden)),
    () => text(json, malformed(garden)),
    () => text("application/x-www-form-urlencoded", form(garden)),
    () => text("text/plain", planter.value("body")),
    () => text(`${json}; charset=${random.pick(["utf-7", "x", "latin1"])}`, malformed(garden)),
    () => text("application/octet-stream", planter.value("body")),
    () => text(json, ""),
    () => text(random.pick(["", "application/fhir+json", "x/y", "multipart/form-data"]), malformed(garden)),
    () => text(json, JSON.stringify({ user: planter.value("body"), rest: "x".repeat(random.pick([200, 120_000])) })),
    () => ({ type: json, bytes: Buffer.concat([Buffer.from(`{"a":"${planter.value("body")}`), notUtf8]) }),
  ])();
}
