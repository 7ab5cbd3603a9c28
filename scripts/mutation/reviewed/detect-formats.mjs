import { only } from "../changes.mjs";

const { raw } = String;

/** Survivors of the detectors of whole formats; each change is written as `original -> replacement`. */
export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "detect/formats/csv.ts",
        lines: ["index < line.length; index++"],
        is: only("index < line.length -> index <= line.length"),
        note: "behind the end of a line stands no character",
      },
      {
        file: "detect/formats/find-formats.ts",
        lines: ['findMedicalXml(text, reporter("fhir"))'],
        is: only('"fhir" -> ""'),
        note: "every finding in XML names its own format",
      },
      {
        file: "detect/formats/members.ts",
        lines: ["return first >= 0 && text.includes"],
        is: only("first >= 0 -> true"),
        note: "a text without one separator does not hold two",
      },
      {
        file: "detect/formats/members.ts",
        lines: ["(hit && hit.index < index)"],
        is: only("hit.index < index -> hit.index <= index"),
        note: "at `index` stands what ends a piece or the end of the text, and an opening begins with a letter",
      },
      {
        file: "detect/formats/x12.ts",
        lines: ["const terminator = index < 0"],
        is: only("index < 0 -> index <= 0"),
        note: "a separator stands behind the first letter of its header",
      },
      {
        file: "detect/formats/x12.ts",
        lines: ['? "~" : text.charAt(index + 2)'],
        is: only('"~" -> ""'),
        note: "the next line makes `~` of a text that is empty",
      },
      {
        file: "detect/formats/x12.ts",
        lines: [".test(terminator) && terminator !== separator"],
        is: only(raw`/^[^\w\s]$/ -> /[^\w\s]$/`, raw`/^[^\w\s]$/ -> /^[^\w\s]/`),
        note: "it is asked about one character",
      },
      {
        file: "detect/formats/x12.ts",
        lines: ['let terminator = "";'],
        is: only('"" -> "Stryker was here!"'),
        note: "it is set at every opening, before it is read",
      },
      {
        file: "detect/formats/xml.ts",
        lines: ["const tag ="],
        is: only(
          raw`/<(?:!--|[?!]|(\/?)[A-Za-z_][\w.:-]{0,80})/g -> /<(?:!--|[?!]|(\/?)[A-Za-z_][^\w.:-]{0,80})/g`,
          raw`/<(?:!--|[?!]|(\/?)[A-Za-z_][\w.:-]{0,80})/g -> /<(?:!--|[?!]|(\/?)[A-Za-z_][\W.:-]{0,80})/g`,
        ),
        note: "the rest of a name may be left out, and only the first letter of a tag is looked at",
      },
      {
        file: "detect/formats/xml.ts",
        lines: ["return end < 0 ? text.length"],
        is: only("end < 0 -> end <= 0"),
        note: "what closes markup begins behind the `<` that opens it",
      },
      {
        file: "detect/formats/xml.ts",
        lines: ["if (start >= 0 && depth === 0", "if (start >= 0) report"],
        is: only("start >= 0 -> true"),
        note: "before the first tag an empty stretch is reported, which is of no format",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      {
        file: "detect/formats/csv.ts",
        lines: ["const personal ="],
        is: only("/@|[0-9][-.][0-9]{4}/ -> /@|[0-9][-.][0-9]/"),
        note: "`isPerson`, which is spared, asks for more",
      },
      {
        file: "detect/formats/csv.ts",
        lines: [raw`!text.includes("\n") && !text.includes("\r")`],
        is: only(raw`!text.includes("\n") && !text.includes("\r") -> false`, raw`"\n" -> ""`, raw`"\r" -> ""`),
        note: "one line has no rows behind a header, and is one row",
      },
      {
        file: "detect/formats/hl7v2.ts",
        lines: ['!text.includes("|") && !text.includes("MSH")'],
        is: only(
          '!text.includes("|") && !text.includes("MSH") && !text.includes("HS") -> false',
          '!text.includes("|") && !text.includes("MSH") -> false',
          '"|" -> ""',
          '"MSH" -> ""',
          '"HS" -> ""',
        ),
        note: "every opening, which is looked for next, holds one of these",
      },
      {
        file: "detect/formats/x12.ts",
        lines: ['if (!text.includes("*") &&'],
        is: only(
          '!text.includes("*") && !text.includes("ISA") && !text.includes("NM1") && !text.includes("DMG") -> false',
          '"*" -> ""',
          '"ISA" -> ""',
          '"NM1" -> ""',
          '"DMG" -> ""',
        ),
        note: "every opening, which is looked for next, holds one of these",
      },
      {
        file: "detect/formats/xml.ts",
        lines: ['if (!text.includes("<") ||'],
        is: only(
          '!text.includes("<") || !kinds.some(([, pattern]) => pattern.test(text)) -> !text.includes("<") && !kinds.some(([, pattern]) => pattern.test(text))',
          '!text.includes("<") || !kinds.some(([, pattern]) => pattern.test(text)) -> false',
          '"<" -> ""',
        ),
        note: "without a tag nothing is found, and what fits a part of a text fits the text",
      },
    ],
  },
];
