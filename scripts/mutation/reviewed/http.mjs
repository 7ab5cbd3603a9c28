import { only } from "../changes.mjs";

/** Survivors of the room `http`; each change is written as `original -> replacement`. */
export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "http/exchange.ts",
        lines: ["const exchangeKey ="],
        is: only('"philog.exchange" -> ""'),
        note: "the name of a symbol, which two copies of the package share either way",
      },
      {
        file: "http/exchange.ts",
        lines: ["header === undefined ? undefined"],
        is: only("header === undefined -> false"),
        note: "no request has a header `undefined`; types ask for this",
      },
      {
        file: "http/listed.ts",
        lines: ['rule.kind === "classified"'],
        is: only('rule.kind === "classified" -> true'),
        note: "rules of other kinds have no action",
      },
      {
        file: "http/listed.ts",
        lines: ['["req", "query"]), [])'],
        is: only('[] -> ["Stryker was here"]'),
        note: "a name that no query has",
      },
      {
        file: "http/log.ts",
        lines: ['message: "error"'],
        is: only('"error" -> ""'),
        note: "what is neither a text nor formatted is written as an error's message",
      },
      {
        file: "http/record.ts",
        lines: ["} catch {"],
        is: only("{ -> {}"),
        note: "a function without a return gives undefined",
      },
      {
        file: "http/sink.ts",
        lines: ['info: ["info"]'],
        is: only('["info"] -> []', '"info" -> ""'),
        note: "`info` is what stands in for any name that is not found",
      },
      {
        file: "http/open-http.ts",
        lines: ["header === undefined ? []"],
        is: only("header === undefined -> false", '[] -> ["Stryker was here"]'),
        note: "no header has the name undefined, or one with spaces",
      },
      {
        file: "http/target.ts",
        lines: ["attachedKey, { value: true }"],
        is: only("{ value: true } -> {}", "true -> false"),
        note: "only whether the member is there is asked",
      },
      {
        file: "http/final-handler.ts",
        lines: ["installedKey, { value: true }"],
        is: only("{ value: true } -> {}", "true -> false"),
        note: "only whether the member is there is asked",
      },
      {
        file: "http/final-handler.ts",
        lines: ["enabled: {"],
        is: only("() => false -> () => undefined"),
        note: "only whether it is true is asked",
      },
      {
        file: "http/request-id.ts",
        lines: ['typeof own === "number"'],
        is: only('typeof own === "number" -> true'),
        note: "types ask for this; `Number.isInteger` is false for what is no number",
      },
      {
        file: "http/listed.ts",
        lines: ['segment.kind === "key"'],
        is: only('segment.kind === "key" -> true'),
        note: "only a key has a name",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      {
        file: "http/record.ts",
        lines: ["httpVersionMajor < 2"],
        is: only("httpVersionMajor < 2 -> false"),
        note: "no header of HTTP/1 begins with a colon: Node.js refuses the request",
      },
      {
        file: "http/body-size.ts",
        lines: ["size <= limit"],
        is: only("size <= limit -> true"),
        note: "what waits is bounded by the look at it below, and the size never falls",
      },
      {
        file: "http/body-size.ts",
        lines: ["size + waiting.length > limit"],
        is: only("size + waiting.length > limit -> false", "size + waiting.length -> size - waiting.length"),
        note: "each value that waits adds to the size when its turn comes; this look ends it before",
      },
      {
        file: "http/user-agent.ts",
        lines: ["found !== undefined", "known.size === mostKnown", "header.length <= longest"],
        is: only(
          "found !== undefined -> false",
          "known.size === mostKnown -> true",
          "known.size === mostKnown -> false",
          "known.size === mostKnown -> known.size !== mostKnown",
          "header.length <= longest -> true",
          "header.length <= longest -> false",
          "header.length <= longest -> header.length < longest",
          "header.length <= longest -> header.length > longest",
        ),
        note: "which headers are remembered",
      },
    ],
  },
  {
    title: "Taken, although a result differs",
    why: "An input can reach the difference, and neither result is better for anybody: a bound that could as well be one more or less, or input that nobody writes.",
    places: [
      {
        file: "http/body-size.ts",
        lines: ["getOwnPropertyDescriptor(value, key)?.value"],
        is: only(
          "Object.getOwnPropertyDescriptor(value, key)?.value -> Object.getOwnPropertyDescriptor(value, key).value",
        ),
        note: "types ask for this; only a proxy has a key that is gone when it is looked at",
      },
    ],
  },
];
