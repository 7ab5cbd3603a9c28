import type { Rule } from "@philog/core";
import type { Random } from "../fuzz/random.ts";

/** Headers that requests of the fuzz carry, besides those of every client. */
export const headerNames = [
  ..."x-patient-mrn x-user authorization referer x-forwarded-for accept-language x-id x-request-id".split(" "),
  ..."user-agent cookie traceparent origin accept if-none-match x-forwarded-host".split(" "),
];
/** Headers that handlers answer with. */
export const answerHeaders = ["x-user", "set-cookie", "x-id", "content-disposition", "x-request-id", "location"];

/** Rules for what an HTTP adapter reads: listed headers, query keys, bodies, the address. */
export function httpRules(random: Random, keys: readonly string[]): (rule: () => Rule) => Record<string, Rule> {
  const paths: (() => string)[] = [
    () => `req.headers[${JSON.stringify(random.pick(headerNames))}]`,
    () => `res.headers[${JSON.stringify(random.pick(answerHeaders))}]`,
    () => `req.query[${JSON.stringify(random.pick(keys))}]`,
    () => `req.body[${JSON.stringify(random.pick(keys))}]`,
    () => `req.body[*][${JSON.stringify(random.pick(keys))}]`,
    () => `req.body[${JSON.stringify(random.pick(keys))}].*`,
    () => random.pick(["req.headers.*", "res.headers.*", "req.query.*", "req.body.*", "req.body"]),
    () => random.pick(["req.ip", "req.url", "req.route", "requestId", "req.params.*", "req.cookies.*"]),
  ];
  return (rule) => {
    const rules: Record<string, Rule> = {};
    for (let count = random.integer(0, 8); count > 0; count--) rules[random.pick(paths)()] = rule();
    if (random.percent(30)) rules["req.body.note"] = "text";
    if (random.percent(30)) rules["req.query.comment"] = "text";
    return rules;
  };
}
