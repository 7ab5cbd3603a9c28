import { expect, test } from "vitest";
import { createRedactor } from "../engine/create-redactor.ts";
import { openHost } from "../host/open-host.ts";
import { parsePath } from "../policy/path.ts";
import type { Policy } from "../policy/policy.ts";
import type { ResolvedRule } from "../policy/resolve.ts";
import { errorKeyRules } from "./error-key.ts";

const rule = (path: string): ResolvedRule => ({
  path,
  segments: parsePath(path),
  rule: { kind: "shape", spec: "code" },
  order: 2,
});

test("only the rules of err are taken over, with the key in the place of err", () => {
  const rules = ["err", "err.code", 'err["a-b"].c', "error.code", "**.code", "*.err", "items[*].err"].map(rule);
  expect(errorKeyRules(rules, "failure").map(({ path }) => path)).toEqual(["failure", "failure.code", "failure.a-b.c"]);
  expect(errorKeyRules([rule("err.code")], "the cause")[0]).toMatchObject({ path: '["the cause"].code', order: 1.5 });
});

function line(policy: Policy, record: object, errorKey?: string): unknown {
  const { passes } = openHost({ redactor: createRedactor(policy) });
  const form = { messageKey: "msg", messageText: ',"msg":', nestText: undefined, message: "text" as const, errorKey };
  return JSON.parse(`{${passes.line(record, undefined, undefined, form)!.slice(1)}}`);
}

const error = Object.assign(new TypeError("cannot read 'Vraulix'"), { code: "ECONNRESET", detail: "Vraulix" });

test("an error under the host's own key is written by the rules of err", () => {
  const policy: Policy = { version: 1, extends: ["errors"], message: { text: "scan" } };
  const under = (key: string, host?: string) => (line(policy, { [key]: error }, host) as Record<string, unknown>)[key];
  expect(under("failure", "failure")).toEqual(under("err"));
  expect(under("failure", "failure")).toMatchObject({ type: "TypeError", message: "cannot read [REDACTED]" });
  expect(line(policy, { failure: error })).toEqual({ redacted: ["failure"] });
});

test("what is gone below the host's own key is named by it", () => {
  const policy: Policy = { version: 1, extends: ["errors"] };
  expect(line(policy, { failure: error }, "failure")).toMatchObject({ redacted: ["failure.detail"] });
});

test("a rule for the host's own key beats the same policy's rule for err, and not a stronger policy's", () => {
  const own: Policy = { version: 1, rules: { "err.code": "code", "error.code": { oneOf: ["E_OTHER"] } } };
  expect(line(own, { error: { code: "E_ONE" } }, "error")).toEqual({ error: { code: "[MISFIT:oneOf]" } });
  const stronger: Policy = { version: 1, extends: ["errors"], rules: { "err.code": { oneOf: ["E_ONE"] } } };
  expect(line(stronger, { error: { code: "ECONNRESET" } }, "error")).toEqual({ error: { code: "[MISFIT:oneOf]" } });
});

test("the root for a key is compiled once", () => {
  const { plan } = openHost({ policy: { version: 1, extends: ["errors"] } });
  const compiled = plan() as { rootFor(key: string): unknown };
  expect(compiled.rootFor("failure")).toBe(compiled.rootFor("failure"));
});
