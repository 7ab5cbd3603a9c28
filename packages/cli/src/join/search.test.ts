import { createHash } from "node:crypto";
import { createJoin } from "@philog/core/join";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSearch, type Hit } from "./search.ts";

const key = (id: string) => ({ id, secret: createHash("sha256").update(id).digest() });
const tokensOf = (ids: string[], value: string) => {
  const [current, ...previous] = ids.map(key);
  return createJoin({ keys: { current: current!, previous } }).tokensOf("mrn", value);
};
const tokens = tokensOf(["k2", "k1"], "QP-004821");
const [second, first] = tokens.map(({ token }) => token) as [string, string];
const [other] = tokensOf(["k2"], "QP-004822").map(({ token }) => token) as [string];

async function search(chunks: readonly Buffer[], held?: number) {
  const found: Hit[] = [];
  const { hits, strangers } = createSearch(tokens, held);
  for await (const hit of hits(
    (async function* () {
      yield* chunks;
    })(),
  )) {
    found.push(hit);
  }
  return { found, strangers: strangers() };
}

const searchText = (text: string) => search([Buffer.from(text)]);
const shown = ({ found }: { found: Hit[] }) => found.map(({ line, keyIds, text }) => [line, keyIds, String(text)]);

describe("a search", () => {
  it("finds the lines with a token under any key, in order, with their numbers from 1", async () => {
    const lines = [`{"mrn":"${first}"}`, "", `{"mrn":"${other}"}`, `moved ${second} to ${first}`, `x${second}x`];
    expect(shown(await searchText(lines.join("\n")))).toEqual([
      [1, ["k1"], lines[0]],
      [4, ["k2", "k1"], lines[3]],
      [5, ["k2"], lines[4]],
    ]);
  });

  it("finds nothing in what only resembles a token", async () => {
    const resembling = [
      first.slice(0, -1),
      first.replace("mrn", "ssn"),
      first.replace(".k1.", ".k2."),
      first.toUpperCase(),
      `${first.slice(0, 20)}\n${first.slice(20)}`,
      "tok1.mrn.",
    ];
    expect((await searchText(resembling.join("\n"))).found).toEqual([]);
    expect((await search([])).found).toEqual([]);
  });

  it("finds the same however the log is cut into chunks", async () => {
    const piece = fc.constantFrom(
      first,
      second,
      other,
      "\n",
      "\n",
      "tok1.mrn.",
      "tok1.mrn.k1",
      "ü",
      "\0",
      "a".repeat(90),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 30 }),
        fc.array(fc.nat(40), { maxLength: 60 }),
        async (parts, cuts) => {
          const text = parts.join("");
          const bytes = Buffer.from(text);
          const chunks: Buffer[] = [];
          let at = 0;
          for (const cut of cuts) {
            chunks.push(bytes.subarray(at, at + cut));
            at += cut;
          }
          chunks.push(bytes.subarray(at));
          const expected = text.split("\n").flatMap((line, index) => {
            const ids = tokens.filter(({ token }) => line.includes(token)).map(({ keyId }) => keyId);
            return ids.length > 0 ? [[index + 1, ids, line]] : [];
          });
          expect(shown(await search(chunks))).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("searches the whole of a line that is too long to be held, and shows its start", async () => {
    const chunks = Array.from({ length: 100 }, () => Buffer.from("a".repeat(100)));
    const { found } = await search([...chunks, Buffer.from(`${first}\n${first}`)], 1000);
    expect(found.map(({ line, cut, text }) => [line, cut, text.length])).toEqual([
      [1, true, 1000],
      [2, false, first.length],
    ]);
  });

  it("names keys of the same classification that are not held, 20 of them at most", async () => {
    const foreign = (id: string) => first.replace(".k1.", `.${id}.`);
    const { found, strangers } = await searchText(`${foreign("k0")} ${foreign("k0")}\n${foreign("k1x")} ${second}`);
    expect(strangers).toEqual(["k0", "k1x"]);
    expect(found).toHaveLength(1);
    const many = Array.from({ length: 50 }, (_, index) => foreign(`a${index}`)).join("\n");
    expect((await searchText(many)).strangers).toHaveLength(20);
    expect((await searchText(foreign("k0").replace("mrn", "ssn"))).strangers).toEqual([]);
  });
});
