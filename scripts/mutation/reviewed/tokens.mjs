import { only } from "../changes.mjs";

/** Survivors of the room `tokens`; each change is written as `original -> replacement`. */
export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "tokens/seal-cipher.ts",
        lines: ["block.write(text", "Buffer.byteLength(text"],
        is: only('"utf8" -> ""'),
        note: "UTF-8 is the default of Node.js",
      },
      {
        file: "tokens/unseal-records.ts",
        lines: ["readFile(join("],
        is: only('"utf8" -> ""'),
        note: "JSON.parse reads bytes as UTF-8, too",
      },
      {
        file: "tokens/data-keys.ts",
        lines: ["Buffer.from([1, keyId.length])"],
        is: only('"latin1" -> ""'),
        note: "the id of a key is ASCII",
      },
      {
        file: "tokens/seal-cipher.ts",
        lines: ["createDecipheriv(algorithm"],
        is: only("{ authTagLength: tagBytes } -> {}"),
        note: "the tag that is set has 16 bytes always: shorter text was refused",
      },
      {
        file: "tokens/seal-cipher.ts",
        lines: ["} catch {"],
        note: "a function without a return gives undefined",
      },
      {
        file: "tokens/tenant.ts",
        lines: ["} catch {"],
        note: "a function without a return gives undefined",
      },
      {
        file: "tokens/unseal-line.ts",
        lines: ["} catch {"],
        note: "a function without a return gives undefined",
      },
      {
        file: "tokens/key-context.ts",
        lines: ["a < b ? -1 : 1"],
        is: only("a < b -> a <= b"),
        note: "no object has one key twice",
      },
      {
        file: "tokens/seal-key.ts",
        lines: ["Number.isSafeInteger(value)"],
        is: only('typeof value === "number" -> true'),
        note: "types ask for this; what is no number is no safe integer",
      },
      {
        file: "tokens/seal-store.ts",
        lines: ["await rm(unfinished"],
        is: only("{ force: true } -> {}", "true -> false"),
        note: "that there is no such file is caught, too",
      },
      {
        file: "tokens/sealer.ts",
        lines: ["let lastReason"],
        is: only('"nokey" -> ""'),
        note: "`reason` is asked once there was no sealed value, and is set then",
      },
      {
        file: "tokens/sealer.ts",
        lines: ["wanted.length === 0"],
        is: only("wanted.length === 0 -> false"),
        note: "of no records none is due",
      },
      {
        file: "tokens/tokenizer.ts",
        lines: ["keyIds.has(id)"],
        is: only("id !== undefined -> true"),
        note: "types ask for this; no set of ids holds undefined",
      },
      {
        file: "tokens/unseal-segment.ts",
        lines: [".exec(String(message)) ?? []"],
        is: only('[] -> ["Stryker was here"]'),
        note: "the detail is the second part, and there is none",
      },
      {
        file: "tokens/unseal-values.ts",
        lines: ["keyRecords = []"],
        is: only('[] -> ["Stryker was here"]'),
        note: "a text is no key record",
      },
      {
        file: "tokens/unseal-line.ts",
        lines: ["return start < 0"],
        is: only("start < 0 -> false"),
        note: "without a brace that opens, what is cut out is empty or one brace: JSON.parse refuses both",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      {
        file: "tokens/normalize.ts",
        lines: ["characters.length === 0"],
        is: only("characters.length === 0 -> false"),
        note: "a set of no characters matches nothing",
      },
      {
        file: "tokens/seal-cipher.ts",
        lines: ["text.length > longestSealed"],
        is: only("text.length > longestSealed -> false"),
        note: "a code unit is a byte at least; this look spares counting the bytes of a long text",
      },
      {
        file: "tokens/seal-record.ts",
        lines: ["text.length > most * 2"],
        is: only("text.length > most * 2 -> false", "text.length > most * 2 -> text.length >= most * 2"),
        note: "the bytes are counted after it; this look spares decoding a long text",
      },
      {
        file: "tokens/seal-segment.ts",
        lines: ["data === undefined"],
        is: only("data === undefined -> true"),
        note: "additional data made before",
      },
      {
        file: "tokens/sealed-text.ts",
        lines: ["const leastLength ="],
        is: ({ replacement }) => replacement.includes(" - "),
        note: "the pattern refuses the same texts; a smaller bound lets it look at more of them",
      },
      {
        file: "tokens/sealed-text.ts",
        lines: ["text.length >= leastLength"],
        is: only("text.length >= leastLength && text.startsWith(prefix) -> true", "text.length >= leastLength -> true"),
        note: "the pattern refuses the same texts; these two look first, since they cost less",
      },
      {
        file: "tokens/tokenizer.ts",
        lines: ["last === space", "last === undefined ||"],
        is: only("last === space -> true", "last === undefined || last.tenant !== tenant -> true"),
        note: "the space that was used last, which is found again among those that are open",
      },
      {
        file: "tokens/tokenizer.ts",
        lines: ["made === undefined", "rules.size >= mostRules"],
        is: only(
          "made === undefined -> true",
          "rules.size >= mostRules -> true",
          "rules.size >= mostRules -> false",
          "rules.size >= mostRules -> rules.size > mostRules",
          "rules.size >= mostRules -> rules.size < mostRules",
        ),
        note: "which rules are remembered",
      },
    ],
  },
  {
    title: "Words for people",
    why: "An error is told by its code and by the option or rule that it names, which tests hold. The words of the hint behind them are not held one by one.",
    places: [
      {
        file: "tokens/seal-key.ts",
        lines: ["it cannot be read as a public key"],
        is: ({ replacement }) => replacement === '""',
        note: "hints",
      },
      {
        file: "tokens/unseal-values.ts",
        lines: ["it does not have the form of one"],
        is: ({ original, replacement }) => original.startsWith('"it does') && replacement === '""',
        note: "hints",
      },
    ],
  },
  {
    title: "Taken, although a result differs",
    why: "An input can reach the difference, and neither result is better for anybody: a bound that could as well be one more or less, or input that nobody writes.",
    places: [
      {
        file: "tokens/unseal-line.ts",
        lines: ["value.includes(keyRecordsKey)"],
        is: only("value.includes(keyRecordsKey) -> true"),
        note: "the name of the member with the key records could stand there in escapes, as no writer puts it",
      },
    ],
  },
];
