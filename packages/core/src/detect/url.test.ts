import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { labelledDomain, url } from "./url.ts";

const marked = marking(url, labelledDomain);

describe("a web address is found", () => {
  it.each([
    "get <https://x.internal/p?name=roe>.",
    "(<https://x.internal/p/884422>)",
    "<https://user:pw@localhost/>",
    "his page <http://janeroe.example> is",
    "<http://janeroe.example/about#me>, then",
    "<ftp://janeroe.example:21/x> x",
    "<www.janeroe.example/about>. x",
    "url: <http://10.0.0.1/x>",
    "page is <http://clinic/x>",
    "website: <janeroe.example>",
    "url: <janeroe.example?x=1>",
    "web site is <janeroe.example/about> x",
    "url: <sip:jane@x> y",
  ])("in: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });
});

describe("no web address is seen", () => {
  it.each([
    "see https://x.example/docs/page or docs: http://x.example",
    "https://api.x.example/about https://x.example/docs/a https://x.svc/p https://host/p",
    "https:// http:///// http who?",
    "url: http://localhost:8080/x http://127.0.0.1/x",
    'origin=https://x.example "https://x.example" /www.x.example',
    "www. and www.x and www",
    "url missing, url: none, home page rendered, web server up",
  ])("in: %s", (text) => {
    expect(marked(text)).toBe(text);
  });
});
