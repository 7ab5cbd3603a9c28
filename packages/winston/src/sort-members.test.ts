import fc from "fast-check";
import { describe, expect, test } from "vitest";
import winston from "winston";
import { MESSAGE } from "./instance.ts";
import { sortMembers } from "./sort-members.ts";

const jsonOf = (record: object) =>
  (winston.format.json().transform(record as never, {}) as unknown as { [MESSAGE]: string })[MESSAGE];

describe("sortMembers", () => {
  test("gives the bytes of winston's own json, for any record whose names need no escape", () => {
    const name = fc.string({ unit: "grapheme", maxLength: 6 }).filter((key) => JSON.stringify(key) === `"${key}"`);
    const { record } = fc.letrec<{ record: object; value: unknown }>((tie) => ({
      record: fc.dictionary(name, tie("value"), { maxKeys: 12, noNullPrototype: true }),
      value: fc.oneof(
        { depthSize: "small" },
        fc.string({ unit: "grapheme", maxLength: 12 }),
        fc.constantFrom('"', "\\", '\\"', '\\\\"', "\n", "}", ',"a":1'),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("value"), { maxLength: 4 }),
        tie("record"),
      ),
    }));
    fc.assert(
      fc.property(record, (given) => {
        // As it comes from JSON: `__proto__` is a member like any other.
        const plain = JSON.parse(JSON.stringify(given));
        expect(sortMembers(JSON.stringify(plain))).toBe(jsonOf(plain));
      }),
    );
  });

  test.each([
    ["nothing in it", "{}", "{}"],
    ["empty parts", '{"b":[],"a":{}}', '{"a":{},"b":[]}'],
    ["a name that begins another", '{"ab":1,"a b":2,"a":3,"a!":4}', '{"a":3,"a b":2,"a!":4,"ab":1}'],
    [
      "objects in arrays",
      '{"z":[1,{"c":true,"b":[{"y":null,"x":"}"}]},"s"]}',
      '{"z":[1,{"b":[{"x":"}","y":null}],"c":true},"s"]}',
    ],
    ["values with escapes", '{"b":"\\\\","a":"\\"}"}', '{"a":"\\"}","b":"\\\\"}'],
  ])("puts members in order: %s", (_name, given, expected) => {
    expect(sortMembers(given)).toBe(expected);
  });

  test.each([
    ["a name that is escaped", '{"a\\n":1}'],
    ["a name that stands twice", '{"a":1,"b":2,"a":3}'],
    ["a name below that is escaped", '{"a":{"\\"":1}}'],
    [
      "more names than are sorted here",
      JSON.stringify(Object.fromEntries(Array.from({ length: 101 }, (_, at) => [at, at]))),
    ],
  ])("leaves to others: %s", (_name, given) => {
    expect(sortMembers(given)).toBeUndefined();
  });
});
