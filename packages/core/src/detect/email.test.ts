import { describe, expect, it } from "vitest";
import { email } from "./email.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const marked = marking(email);
const { find } = createScanner({ detectors: [email] });

describe("an email address is found", () => {
  it.each([
    "mail <jane.roe+x@clinic.example.org>.",
    "'<jane@x.example>'",
    "to=<jane@x.example>&y",
    "a=b?<jane@x.example>",
    "<jöhn@müller.example>",
    "<o'hara_9@x.example>",
    '<"jane roe"@x.example> x',
    'to <"jane\\"@roe"@x.example> x',
    'mail:<"jane"@x.example> x',
    "x;<jane@x-1.example.org>, x/<jane@x.example>/x",
    "<a{b|c}d@x.example> {<a@x.example>} |<a@x.example>| .<a@x.example>. {|.'<a@x.example>",
    "<j%2e_~!#$*^-9@x_1.example> <JANE@X.EXAMPLE>",
    "a,<jane@x.example>@<jane@y.example>",
    "<ñandú@пример.рф> <a@例え.テスト>",
    "<jane@a.b.c.d.e.f.g.h.example>",
  ])("in: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });
});

describe("a quoted name before an email address", () => {
  it.each(["", " ", "\t", ":", "=", "(", ",", ";", "["])("begins behind %j", (lead) => {
    expect(marked(`${lead}"jane roe"@x.example`)).toBe(`${lead}<"jane roe"@x.example>`);
  });

  it("has up to 64 characters", () => {
    const longest = `"${"a".repeat(64)}"@x.example`;
    expect(marked(`to ${longest}`)).toBe(`to <${longest}>`);
    expect(marked(`to "${"a".repeat(65)}"@x.example`)).not.toContain("<");
    expect(marked('to ""@x.example')).toBe('to <""@x.example>');
  });
});

it("an email address is reported as one, by the detector of that name", () => {
  const found = { start: 3, end: 17, classification: "email", detector: "email" };
  expect(find("to jane@x.example.")).toEqual([found]);
});

describe("no email address is seen", () => {
  it.each([
    "pkg@1.2.3 and @scope/pkg and .@x.example and =@x.example",
    'a"@x.example',
    'a "@x.example',
    "jane@example jane@x.e jane@.example jane@x..example jane@x.1a jane at x.example",
    'x"a b"@x.example )"a"@x.example',
    'x"jane"@x.example',
    `"${"a".repeat(70)}"@x.example`,
  ])("in: %s", (text) => {
    expect(marked(text)).toBe(text);
  });
});
