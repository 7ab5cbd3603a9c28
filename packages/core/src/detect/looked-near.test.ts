import { describe, expect, it } from "vitest";
import { numericDate } from "./dates.ts";
import { type Detector, NEAR, NEARBY } from "./detector.ts";
import { email } from "./email.ts";
import { visitedPlace } from "./geo-visited.ts";
import { ipv4 } from "./ip.ts";
import { describedName } from "./names-described.ts";
import { secret } from "./secret.ts";

/** What a detector returns at an anchor between `<` and `>`, where it tells nothing. */
function returned(detector: Detector, marked: string): number | undefined {
  const start = marked.indexOf("<");
  const end = marked.indexOf(">") - 1;
  return detector.find(marked.replace(/[<>]/g, ""), start, end, () => expect.fail("told"));
}

// The second look at what findings leave does not ask again where this is far from the cuts.
describe("a detector that has looked at what is near alone says so", () => {
  it.each<[Detector, string]>([
    [email, "Listener<@>493] - Receive"],
    [email, "a<@>"],
    [email, "a<@> b"],
    [email, `a<@>${"b".repeat(NEAR - 1)} .example`],
    [ipv4, "static-059.45.<101>.2.3.a.to"],
    [ipv4, "<10>.20.30.40.host.exa"],
    [numericDate, "(<24>-54-76"],
    [numericDate, "<4294>-967"],
    [visitedPlace, "<at> Mon Jun"],
    [visitedPlace, "\u0141<at> Oddtown"],
    [visitedPlace, "seen <in> January 2"],
    [describedName, "498<f>-b147"],
    [describedName, "45 <yo> f"],
    [secret, "[<client> 10.0.0.1]"],
    [secret, "<access> to it"],
  ])("%o: %s", (detector, marked) => {
    expect(returned(detector, marked)).toBe(NEARBY);
  });
});

describe("a detector that may have looked farther does not say so", () => {
  it.each<[Detector, string]>([
    [email, "a<@>b.c"],
    [email, `a<@>${"b".repeat(NEAR)} c`],
    [email, `a<@>${"\u00e9".repeat(NEAR)} c`],
    [ipv4, "<10>.20.30.40.a-longer-host.example"],
    [numericDate, "<10>.20.30"],
    [numericDate, "<13>/14 of"],
    [numericDate, "<10>-2021"],
    [numericDate, "<2021>-10"],
    [visitedPlace, "<at> Our Lady of Odd"],
    [visitedPlace, "<at> Oddmountain City"],
    [visitedPlace, "<at> Aaaaaaaaaaaaa city"],
    [secret, "<password> of it"],
    [secret, "<basic> it"],
    [secret, "<token> = "],
    [secret, "<token> : "],
  ])("%o: %s", (detector, marked) => {
    expect(returned(detector, marked)).not.toBe(NEARBY);
  });
});
