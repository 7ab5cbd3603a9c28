import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { listPages, names, readPage, root } from "./pages.ts";

const index = readPage("docs/README.md");

describe("docs/README.md", () => {
  test("lists every page below docs", () => {
    const pages = listPages().filter((page) => page.startsWith("docs/") && page !== "docs/README.md");
    expect(pages.filter((page) => !index.includes(`](${page.slice("docs/".length)})`))).toEqual([]);
  });
});

// What they send their readers to has to be there.
describe.each(["docs/extend.md", "docs/architecture.md", "CONTRIBUTING.md"])("%s", (page) => {
  test("names files that are there", () => {
    const files = names(readPage(page)).filter((name) => /^(?:packages|test|scripts|docs|\.ci)\/[^<*]+$/.test(name));
    expect(files.filter((file) => !existsSync(`${root}/${file}`))).toEqual([]);
  });
});
