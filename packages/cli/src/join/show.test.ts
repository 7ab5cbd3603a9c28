import { describe, expect, it } from "vitest";
import { showJson, showText } from "./show.ts";

const tokens = [
  { keyId: "2026-11-04", token: "tok1.mrn.2026-11-04.aaa" },
  { keyId: "k1", token: "tok1.mrn.k1.bbb" },
];
const hit = { line: 7, keyIds: ["k1"], text: Buffer.from('{"msg":"Zoë"}'), cut: false };
const hostile = { ...hit, text: Buffer.from("a\u001b]0;title\u0007\tb\u009b31m\r") };

describe("what was found", () => {
  it("is a table of tokens for people", () => {
    expect(showText(true).tokens(tokens)).toBe(
      "2026-11-04  current   tok1.mrn.2026-11-04.aaa\nk1          previous  tok1.mrn.k1.bbb\n",
    );
  });

  it("is file, line and text, as grep writes them", () => {
    expect(showText(false).hit("app.log", hit)).toBe('app.log:7:{"msg":"Zoë"}\n');
    expect(showText(true).hit("app.log", { ...hit, cut: true })).toBe('app.log:7:{"msg":"Zoë"} [cut]\n');
  });

  it("moves nothing on a terminal, and goes unchanged into a file", () => {
    expect(showText(true).hit("a\u001b[2J.log", hostile)).toBe("a�[2J.log:7:a�]0;title�\tb�31m�\n");
    expect(showText(false).hit("app.log", hostile)).toBe(`app.log:7:${hostile.text}\n`);
  });

  it("is one JSON object a line for programs", () => {
    const lines = showJson.tokens(tokens).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { ...tokens[0], current: true },
      { ...tokens[1], current: false },
    ]);
    const shown = { file: "app.log", line: 7, keyIds: ["k1"], text: '{"msg":"Zoë"}' };
    expect(JSON.parse(showJson.hit("app.log", hit))).toEqual(shown);
    expect(JSON.parse(showJson.hit("app.log", { ...hit, cut: true }))).toEqual({ ...shown, cut: true });
    expect(showJson.hit("app.log", hostile)).toMatch(/^[^\n]+\n$/);
  });
});
