import { describe, expect, it } from "vitest";
import { createRedactor } from "../engine/create-redactor.ts";
import { openHost } from "../host/open-host.ts";
import type { Policy } from "../policy/policy.ts";
import { createListed, pickListed } from "./listed.ts";

const listedOf = (rules: Policy["rules"] = {}, told: string[] = []) =>
  createListed(openHost({ redactor: createRedactor({ version: 1, rules }) }), told)();
const none = new Set();

describe("what a policy lists", () => {
  it("is nothing where it says nothing of requests", () => {
    const listed = { requestHeaders: none, responseHeaders: none, query: none, body: false, ip: false };
    expect(listedOf()).toEqual(listed);
    expect(listedOf({ event: "code", "res.body": "code", "items[*].headers.etag": "code" })).toEqual(listed);
  });

  it("is the names below headers and query", () => {
    const { requestHeaders, responseHeaders, query } = listedOf({
      "req.headers.accept": "code",
      'req.headers["x-ward"].deep': "code",
      "*.headers.etag": "code",
      "req.query.page": "integer",
      "**.headers.age": "code",
      "**.page": "code",
    });
    expect(requestHeaders).toEqual(new Set(["accept", "x-ward", "etag", "age", "page"]));
    expect(responseHeaders).toEqual(new Set(["etag", "age", "page"]));
    expect(query).toEqual(new Set(["page", "age"]));
  });

  it.each(["req.headers.*", "req.headers.**.x", "req.*.*", "**.*", "req.headers", "req"])(
    "is every header where a rule, %s, could reach each",
    (path) => {
      const isDeep = path.endsWith("x");
      expect(listedOf({ [path]: "secret" }).requestHeaders).toEqual(isDeep ? new Set(["x"]) : "all");
    },
  );

  it("leaves out what a record tells in another form, and the key that writes to prototypes", () => {
    const rules = { "req.headers.etag": "code", "req.headers.content-length": "code", "req.headers.__proto__": "code" };
    expect(listedOf(rules as Policy["rules"], ["content-length"]).requestHeaders).toEqual(new Set(["etag"]));
    expect(listedOf({ "req.query.*": "code" }, ["x"]).query).toBe("all");
  });

  it.each([
    ["req.body.event", true],
    ["req.body", true],
    ["req.*", true],
    ["req.bodies", false],
  ])("has a body with a rule %s: %s", (path, body) => {
    expect(listedOf({ [path]: "code" }).body).toBe(body);
  });

  it.each<[string, NonNullable<Policy["rules"]>[string], boolean]>([
    ["req.ip", "ip", false],
    ["req.ip", { classification: "ip", action: "coarsen" }, true],
    ["req.ip", "unchecked", true],
    ["req.*", "code", true],
    ["req.headers.ip", "code", false],
  ])("reads an address where the rule %s, %j, does more than redact it: %s", (path, rule, ip) => {
    expect(listedOf({ [path]: rule }).ip).toBe(ip);
  });

  it("is read again after a reload", () => {
    const redactor = createRedactor({ version: 1 });
    const listed = createListed(openHost({ redactor }), []);
    const before = listed();
    expect(listed()).toBe(before);
    redactor.reload({ version: 1, rules: { "req.query.page": "integer" } });
    expect(listed().query).toEqual(new Set(["page"]));
  });
});

describe("pickListed", () => {
  it("takes own members alone, and is undefined without any", () => {
    expect(pickListed({ page: "1", name: "Zelda" }, new Set(["page", "toString"]))).toEqual({ page: "1" });
    expect(pickListed({ name: "Zelda" }, new Set(["page"]))).toBeUndefined();
    const object = { name: "Zelda" };
    expect(pickListed(object, "all")).toBe(object);
  });
});
