import { expect, test } from "vitest";
import { createTemplates } from "./template.ts";

const templateOf = createTemplates();

test.each([
  ["/patients/:id", "/patients/:id"],
  ["/", "/"],
  ["*", "*"],
  ["/files/*", "/files/*"],
  ["/patients/:id?", "/patients/:id?"],
  ["/patients/:mrn(^\\d{8}$)", "/patients/:mrn"],
  ["/at/:hour(^(?:[01]\\d)$)h:minute(^\\d{2}$)m", "/at/:hour"],
  ["/near/:from-:to/r/:radius", "/near/:from/r/:radius"],
  ["/a/b:c", "/a/*"],
  ["/a/:file(^\\d+).png", "/a/:file"],
  ["/broken)(", "/*"],
  ["", "/"],
  [undefined, undefined],
])("the route %s is logged as %s, each time", (path, template) => {
  expect([templateOf(path), templateOf(path)]).toEqual([template, template]);
});
