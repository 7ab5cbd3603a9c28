import { describe, expect, it } from "vitest";
import { email } from "./email.ts";
import { marking, unmarked } from "./marked.test-data.ts";

const marked = marking(email);

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
  ])("in: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });
});

describe("no email address is seen", () => {
  it.each([
    "pkg@1.2.3 and @scope/pkg and .@x.example and =@x.example",
    'a"@x.example',
    'x"jane"@x.example',
    `"${"a".repeat(70)}"@x.example`,
  ])("in: %s", (text) => {
    expect(marked(text)).toBe(text);
  });
});
