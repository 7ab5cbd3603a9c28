import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";
import { labelledDomain, url } from "./url.ts";

const marked = marking(url, labelledDomain);
const { find } = createScanner({ detectors: [url, labelledDomain] });

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
    "<ftps://janeroe.example/x> <HTTP://JANEROE.EXAMPLE> <WWW.janeroe.example>",
    "<http://janeroe.example:8080> <http://jane_roe.x.example> <http://müller.example>",
    "<http:///p/884422>",
    "<http://x.internal/p/8844> http://x.internal/p/884 http://x.internal/88/44",
    "<http://x.internal/p/8a8-4_4>",
    "<http://x.internal/#2024> <http://x.internal#a?b>",
    "<http://x.internal/p?q>!) (<http://x.internal/p?q>),",
    "<http://janeroe.example>.,;:)]}!",
    "a=b then <https://janeroe.example>",
    "<www.müller.example/a?b=c>",
  ])("in: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    "https://roeapi.example",
    "https://apis.x.example",
    "https://docss.x.example",
    "https://status12.x.example",
    "https://x.internal.example",
    "https://x.locals",
    "https://mylocalhost.example",
    "https://x.example/about/docs",
    "https://x.example/docsy",
    "https://x.example/vx/",
    "https://x.example/v12",
  ])("on a host that only looks like a technical one: %s", (text) => {
    expect(marked(text)).toBe(`<${text}>`);
  });

  it.each(["see page of ", "sees ", "oversee ", "see also the ", "docs are at: ", "documented: ", "see [", "see  "])(
    "behind what does not say where something is written: %s",
    (lead) => {
      expect(marked(`${lead}https://janeroe.example`)).toBe(`${lead}<https://janeroe.example>`);
    },
  );

  it.each([
    "url",
    "URI",
    "web site",
    "website",
    "web page",
    "webpage",
    "home page",
    "homepage",
    "page",
    "site",
    "link",
  ])("of whatever host behind the label %s", (label) => {
    for (const sign of [" ", ": ", ":", "=", "='", '="', " (", ":<", ' "', " is ", " at ", '":"', "': '"]) {
      expect(marked(`${label}${sign}http://clinic/x`)).toBe(`${label}${sign}<http://clinic/x>`);
      expect(marked(`his-${label}${sign}http://clinic/x`)).toBe(`his-${label}${sign}<http://clinic/x>`);
    }
  });

  it("behind a label on a host whose address only looks like that of the machine itself", () => {
    expect(marked("url: http://10.127.0.1/x")).toBe("url: <http://10.127.0.1/x>");
    expect(marked("url: http://x.localhost/x")).toBe("url: <http://x.localhost/x>");
  });

  it.each(["url", "web site", "website", "web page", "webpage", "home page", "homepage", "blog", "domain"])(
    "without a scheme behind the label %s",
    (label) => {
      for (const sign of [
        " ",
        ":",
        ": ",
        " : ",
        "=",
        '="',
        '":"',
        "': '",
        ":\n",
        " is ",
        " at ",
        "'s ",
        " name: ",
        " address is ",
      ]) {
        expect(marked(`${label}${sign}janeroe.example`)).toBe(`${label}${sign}<janeroe.example>`);
      }
    },
  );

  it.each([
    "url: <jane.roe.clinic.example>",
    "url: <a.b.c.d.e.f.g.h.example> x",
    "url: <müller.example:8080/a?b=c#d> x",
    "url: <janeroe.example#a> x",
    "url: <sip:jane@x.example> y",
    "url: <git+ssh://jane@x.example/p>",
    "url: <http://jane@x.example>. url: <ftp://jane@x.example>. url: <https://jane@x.example>.",
  ])("without a scheme or with another one: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    ["url", "http://janeroe.example"],
    ["url", "www.janeroe.example"],
    ["labelled-domain", "blog: janeroe.example"],
  ])("by %s, in: %s", (name, text) => {
    const found = { end: text.length, classification: "url", detector: name };
    expect(find(text)).toMatchObject([found]);
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
    "https://$host.x.example https://janeroe.example|x https://x.example:port",
    "url: http:///about url: http://[::1]:8080/x url: http://LOCALHOST",
    "https://x.local https://x.local: x",
    "curl http://clinic/x backlink http://clinic/x",
    "url was http://clinic/x link to http://clinic/x url; http://clinic/x url  http://clinic/x",
    "website, just as was said before: http://clinic/x",
    "https://x https://x1 https://1.2",
    "a&https://x.example a=https://x.example",
    "http://... http://) https://",
    "www.x.y www..x.example wwwx.x.example",
    "x.example is on the web",
    "url:: janeroe.example url - janeroe.example url  : janeroe.example",
    "url: janeroe url: 1.2 url: x.1example webs: janeroe.example",
    "url: sip:jane",
  ])("in: %s", (text) => {
    expect(marked(text)).toBe(text);
  });

  it.each([..."api doc docs auth cdn static registry developer developers status log logs metrics api2".split(" ")])(
    "on a host that begins with %s",
    (name) => {
      for (const text of [`https://${name}.x.example`, `https://${name}-eu.x.example/a`])
        expect(marked(text)).toBe(text);
    },
  );

  it.each([
    ..."local internal localhost localdomain lan svc test amazonaws.com googleapis.com azure.com windows.net".split(
      " ",
    ),
  ])("on a host that ends with .%s", (name) => {
    for (const text of [`https://x.${name}`, `https://a.x.${name}:8080/b`]) expect(marked(text)).toBe(text);
  });

  it.each([..."doc docs api v1 v9 health static assets DOCS".split(" ")])("under the path /%s", (name) => {
    for (const text of [`https://x.example/${name}`, `https://x.example/${name}/a`]) expect(marked(text)).toBe(text);
  });

  it.each(["see ", "See also ", "please see: ", "see:", "see (", "see <", "docs: ", "docs ", "the documentation "])(
    "behind %s",
    (lead) => {
      const text = `${lead}https://x.example/about`;
      expect(marked(text)).toBe(text);
    },
  );
});
