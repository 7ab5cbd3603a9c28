import { becomes, only } from "../changes.mjs";

const unanchored = ({ original, replacement }) => {
  const shorter = [original.replace("/^", "/"), original.replace("$/", "/")];
  return shorter.includes(replacement);
};

const oneCharacter = "it is asked about one character, which is all of the text";
const wholeRun = "the anchor is a run of just so many letters and digits, which is all of the text";
const found = "the end of a hit is behind its start, so that it is -1 or more than 0";

/** Survivors of the detectors of devices, addresses, vehicles and licences, and of the reading of escapes. */
export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "detect/devices.ts",
        lines: ["start < 0 || text[start - 1]"],
        is: only("start < 0 -> false"),
        note: "with fewer digits before it the separator stands where the form asks for a digit",
      },
      { file: "detect/devices.ts", lines: ["if (end > 0"], is: becomes("end >= 0"), note: found },
      { file: "detect/email.ts", lines: ["if (end < 0)"], is: becomes("end <= 0"), note: found },
      { file: "detect/ip.ts", lines: ["if (end < 0)"], is: becomes("end <= 0"), note: found },
      {
        file: "detect/ip.ts",
        lines: ["next === DOT && matchEnd"],
        is: only("matchEnd(restOfHostname, text, end) > 0 -> matchEnd(restOfHostname, text, end) >= 0"),
        note: found,
      },
      {
        file: "detect/ip.ts",
        lines: ["text.startsWith(ones, start)"],
        is: only("end - start === ones.length -> true"),
        note: "what begins with `255.255.255.255` ends with it: a fourth digit is refused",
      },
      {
        file: "detect/ip.ts",
        lines: ["for (; end < text.length; end++)"],
        is: becomes("end <= text.length"),
        note: "behind the end there is no character of a chain",
      },
      {
        file: "detect/udi.ts",
        lines: ["from < 0 ?", "if (end > 0)"],
        is: becomes("from <= 0", "end >= 0"),
        note: found,
      },
      {
        file: "detect/url.ts",
        lines: ["if (next < 0)", "if (from < 0)"],
        is: becomes("next <= 0", "from <= 0"),
        note: found,
      },
      { file: "detect/url.ts", lines: ["if (end > 0)"], is: becomes("end >= 0"), note: found },
      {
        file: "detect/url.ts",
        lines: ["const path = slash < 0"],
        is: only("slash < 0 -> false", '"" -> "Stryker was here!"'),
        note: "what stands in the place of an empty path holds no four digits, and no slash before a word",
      },
      {
        file: "detect/url.ts",
        lines: ["if (next < 0)"],
        is: becomes("false"),
        note: "no address ends before its start, so that nothing is told",
      },
      {
        file: "detect/url.ts",
        lines: ["from < end && identifies"],
        is: only("from < end -> true", "from < end -> from <= end"),
        note: "at the least the two slashes are left, and an empty host identifies nobody",
      },
      { file: "detect/vehicle.ts", lines: ["const form ="], is: unanchored, note: wholeRun },
      { file: "detect/licences.ts", lines: ["const form ="], is: unanchored, note: wholeRun },
      {
        file: "detect/licences.ts",
        lines: ["const hex ="],
        is: becomes("/^[a-f]{1,2}\\d+/"),
        note: "the form asks for digits to the end behind the first two",
      },
      ...["vehicle", "licences"].map((name) => ({
        file: `detect/${name}.ts`,
        lines: ["reach: [0, 0]"],
        is: becomes("[]"),
        note: "a sum with undefined is neither less nor more than the place of a cut, as with 0 at an anchor between cuts",
      })),
      {
        file: "detect/hex-run.ts",
        lines: ["length * step"],
        is: becomes("length / step"),
        note: "the step is 1 or -1",
      },
      {
        file: "detect/fold-bytes.ts",
        lines: ["if (code >= 48 && code <= 57)"],
        is: only("code >= 48 -> true"),
        note: "what is less than 0 is no digit, however much less",
      },
      {
        file: "detect/fold-bytes.ts",
        lines: ["return high < 0 ? -1"],
        is: becomes("false"),
        note: "the bits of a number below 0 make one below 0 with any others",
      },
      {
        file: "detect/fold-bytes.ts",
        lines: ["!== sign) return -1"],
        is: becomes("+1"),
        note: "asked about the first byte it has that sign; and a byte of 1 continues no character",
      },
      {
        file: "detect/fold-characters.ts",
        lines: ["const ranges ="],
        is: only("n % 2 === 0 -> true"),
        note: "a hyphen behind each range is one character more of a class that holds the hyphen",
      },
      {
        file: "detect/fold-characters.ts",
        lines: ["(?:\\p{M}|", "const decimalDigit =", "const dash =", "const space =", "const lineEnd ="],
        is: unanchored,
        note: oneCharacter,
      },
      {
        file: "detect/fold-encoded.ts",
        lines: ['if (line === ""'],
        is: only('line === "" -> false', '"" -> "Stryker was here!"'),
        note: "an empty line is shorter than the first, which ends the run at the same place",
      },
      {
        file: "detect/fold-encoded.ts",
        lines: ["run.replace(/^0[xX]/"],
        is: becomes("/0[xX]/"),
        note: "a run of hexadecimal holds an `x` at its beginning alone",
      },
      {
        file: "detect/fold-escapes.ts",
        lines: ["let encoded = false"],
        note: "it is read only after it was set: no index stands before 0",
      },
      {
        file: "detect/fold-escapes.ts",
        lines: ["end = length < 0"],
        is: only("length < 0 -> length <= 0"),
        note: "at the index itself stands a plus, where no word ends",
      },
      {
        file: "detect/fold-escapes.ts",
        lines: ["accented.exec(name"],
        is: becomes('"Stryker was here!"'),
        note: "it has no accent either",
      },
      {
        file: "detect/fold-escapes.ts",
        lines: ["code > SPACE && code < DELETE"],
        is: only("code > SPACE -> code >= SPACE"),
        note: "no replacement starts at a space",
      },
      {
        file: "detect/fold-escapes.ts",
        lines: ["code > 0xffff ? 2 : 1"],
        is: becomes("code >= 0xffff"),
        note: "U+FFFF stands for itself, so nothing is replaced there",
      },
      {
        file: "detect/fold-rewrite.ts",
        lines: ["index < text.length"],
        is: becomes("index <= text.length"),
        note: "behind the end no code unit starts a replacement",
      },
      {
        file: "detect/fold-rewrite.ts",
        lines: ["entry >= 0 && last"],
        is: only("entry >= 0 -> true"),
        note: "nothing is less than what stands before the first entry, undefined",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      {
        file: "detect/devices.ts",
        lines: ["again: { least: size + 1"],
        is: only("{ least: size + 1, most: size + 1, times } -> {}", "size + 1 -> size - 1"),
        note: "whether the separator stands again is looked at before the form is asked, which looks again",
      },
      {
        file: "detect/ip.ts",
        lines: ["if (first === ONE"],
        is: only("first === ONE -> true"),
        note: "`127.` begins with it",
      },
      {
        file: "detect/ip.ts",
        lines: ["next === DOT && matchEnd", "next === SLASH ?"],
        is: becomes("true"),
        note: "the pattern begins with that sign",
      },
      {
        file: "detect/ip.ts",
        lines: ["SHORTEST_FULL", 'includes("::")', "const after ="],
        is: only(
          '"1:2:3:4:5:6:7:8" -> ""',
          "colon + 1 -> colon - 1",
          "next - start < SHORTEST_FULL -> false",
          "next - start -> next + start",
          'isShort && after !== COLON && !text.slice(colon, next).includes("::") -> false',
          "after !== COLON -> true",
          "after !== COLON -> after === COLON",
          "text.slice(colon, next) -> text",
          '"::" -> ""',
        ),
        note: "what is short and holds no two colons in a row is refused at the end, too",
      },
      {
        file: "detect/ip.ts",
        lines: ["end - start > LONGEST"],
        is: only("end - start > LONGEST -> false"),
        note: "no address is longer, and `isIPv6` says so, too",
      },
      {
        file: "detect/url.ts",
        lines: ["!hasScheme && text[runEnd]"],
        is: only(
          '!hasScheme && text[runEnd] !== "s" && text[runEnd] !== "." -> false',
          'text[runEnd] !== "s" -> true',
          'text[runEnd] !== "s" -> text[runEnd] === "s"',
          '"s" -> ""',
        ),
        note: "only `www` with a dot behind it fits the pattern that is asked next",
      },
      {
        file: "detect/fold.ts",
        lines: ["if (!mayReadOtherwise(text))"],
        is: becomes("false"),
        note: "a text in which nothing may be read otherwise has one reading, which is the text",
      },
      {
        file: "detect/fold-characters.ts",
        lines: ["if (plain === undefined)"],
        is: becomes("true"),
        note: "characters read before",
      },
      {
        file: "detect/fold-escapes.ts",
        lines: ["code === ESCAPE || code"],
        is: only("code === ESCAPE || code === CONTROL_SEQUENCE -> true"),
        note: "the pattern begins with either",
      },
      {
        file: "detect/fold-rewrite.ts",
        lines: ["const isNext =", "if (!isNext)", 'if (written !== "")'],
        is: only("index === from -> false", "!isNext -> true", 'written !== "" -> true', '"" -> "Stryker was here!"'),
        note: "a part that is empty",
      },
      {
        file: "detect/fold-rewrite.ts",
        lines: ['if (written === "" && isNext', "else if (written.length !== 1", "isVanished = written"],
        is: only(
          'written === "" && isNext && isVanished -> false',
          '"" -> "Stryker was here!"',
          "written.length !== 1 || end - index !== 1 -> true",
          "end - index -> end + index",
          'written === "" -> false',
        ),
        note: "more entries, which lead to the same places",
      },
    ],
  },
];
