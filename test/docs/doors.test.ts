import * as core from "@philog/core";
import * as host from "@philog/core/host";
import * as join from "@philog/core/join";
import * as unseal from "@philog/core/unseal";
import * as pino from "@philog/pino";
import * as testing from "@philog/testing";
import { expect, test } from "vitest";
import { packageNames, readPage } from "./pages.ts";

const doors = { core: { ...core, ...join, ...unseal }, pino, testing };

test.each(Object.entries(doors))("the README of %s names all that its door exports", (name, door) => {
  const readme = readPage(`packages/${name}/README.md`);
  const missing = Object.keys(door).filter((exported) => !new RegExp(`\\b${exported}\\b`).test(readme));
  expect(missing).toEqual([]);
});

test("docs/extend.md begins an adapter with what the host door has", () => {
  for (const name of ["checkOptions", "openHost"]) {
    expect(Object.keys(host)).toContain(name);
    expect(readPage("docs/extend.md")).toContain(name);
  }
});

test.each(packageNames)("the README of %s is one sentence, install, a sample, limits", (name) => {
  const text = readPage(`packages/${name}/README.md`);
  const [title, sentence, install] = text.split("\n\n");
  expect(title).toBe(`# @philog/${name}`);
  expect(sentence!.split(". ").length).toBe(1);
  expect(install).toMatch(/^```sh\nnpm install /);
  expect(text).toMatch(/^## (?:Limits|What it does not do)$/m);
});
