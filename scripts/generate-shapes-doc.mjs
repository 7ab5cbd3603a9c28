// Writes docs/reference/shapes.md from the tables that the tests hold the shapes to.
// `node scripts/generate-shapes-doc.mjs <directory>` also measures the shapes on corpora of structured records
// (struct_*.jsonl with `phi_typed`) and keeps the figures in scripts/shape-corpora-rates.json.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "packages/core/src/policy/shapes");
const load = async (file) => (await runnerImport(join(folder, file), { root, configFile: false })).module;
const { createShape } = await load("shape.ts");
const { phiForms, shapeTables, tableTime } = await load("tables.test-data.ts");
const { createPatientColumns } = await load("patient-table.test-data.ts");

const percent = (part, whole) => `${((100 * part) / whole).toFixed(2)} %`;
const cell = (value) => `\`${(JSON.stringify(value) ?? "").replaceAll("|", "\\|").slice(0, 80)}\``;
const cells = (values) => (values.length === 0 ? "none" : values.map(cell).join(", "));

function fits(shape, value) {
  return shape[typeof value]?.(value) ?? false;
}

const definitions = {
  boolean: "`true` and `false`.",
  number:
    "Absolute value under 10,000 and, from 1 on, at most three decimals: a larger number can be a ZIP code or a record number, more decimals a coordinate.",
  "number, 0 to 3600000": "Whatever lies within the bounds. A bound that is not given keeps its default.",
  integer: "A whole number with an absolute value under 10,000, unless bounds are given.",
  milliseconds: "0 to 3,600,000 (one hour), decimals allowed, unless bounds are given.",
  bytes:
    "A whole number from 0 to 9,999,999 unless bounds are given: a compact date has eight digits, a social security number nine, a phone number ten.",
  code: "A machine word of 2 to 64 characters with at most four digits, in dotted, snake, kebab, colon, camel or ALL_CAPS form. A capitalised word is refused alone. Every word has to be one of the known field words where it is capitalised, where the value is in ALL CAPS without an underscore, and where three or four digits stand beside it. Camel case of 16 characters or more has to hold a known word of four letters, which random text hardly ever does. A month beside a number, an ICD-10 code with its dot and hardware addresses are refused. In a record the value must also hold no finding of a detector, and one path takes at most 256 distinct values.",
  uuid: "RFC 9562, versions 1 to 8, with at least one letter.",
  hex: "16 to 64 hexadecimal digits with at least one letter.",
  requestId:
    "UUID, ULID, X-Ray id, W3C traceparent, hexadecimal trace id, lower-case host id of 8 to 16 digits (letters not at the ends alone), Fastify's `req-1a`; decimal with at most 6 digits, or with 16 to 39 that are no payment card.",
  hostname:
    "Lower-case labels without five digits in a row (a 12-digit container id may). One label needs a digit or a hyphen. UUIDs and addresses are refused, dashed ones unless private. Scanned; at most 256 distinct values.",
  version:
    "Two or three numbers without leading zeros, eight digits at most, with `v`, a stage (`-rc.1`) or a commit (`+4bf92f3`).",
  route:
    "A path template: `:params`, `{params}`, `*`, lower-case static segments with at most three digits, or known words in camel or capitalised form. Scanned; at most 1,024 distinct values.",
  timestamp: `An instant with a time and an offset, or milliseconds or seconds since 1970, from 24 hours ago to 5 minutes ahead unless widened, never on a quarter of an hour: birth dates arrive as midnights of some zone, and zones lie at quarter hours. Judged here at ${new Date(tableTime).toISOString()}.`,
  oneOf: 'One of the listed values; `3` and `"3"` differ. The table shows `open`, `filled`, `3`, `true`.',
  pattern: "The whole value matches; at most 256 characters. The table shows `^ord_[a-z0-9]{12}$`.",
};

function measureCorpora(directory) {
  const values = {};
  const sources = new Set();
  const files = readdirSync(directory).filter((name) => /^struct_.*\.jsonl$/.test(name));
  for (const file of files) {
    for (const line of readFileSync(join(directory, file), "utf8").split("\n").filter(Boolean)) {
      const { source, phi_typed: labelled = [] } = JSON.parse(line);
      sources.add(source.split(" ")[0]);
      for (const { type, value } of labelled) {
        values[type] ??= [];
        values[type].push(String(value));
      }
    }
  }
  const rows = [];
  for (const { title, spec } of shapeTables) {
    const shape = createShape(spec, () => tableTime);
    if (shape.string === undefined || typeof spec !== "string") continue;
    for (const [type, list] of Object.entries(values)) {
      const kept = list.filter((value) => fits(shape, value)).length;
      const lowered = list.filter((value) => fits(shape, value.toLowerCase())).length;
      rows.push({ shape: title, type, values: list.length, kept, lowered });
    }
  }
  return { date: new Date().toISOString().slice(0, 10), sources: [...sources].sort(), rows };
}

const ratesFile = join(root, "scripts/shape-corpora-rates.json");
const directory = process.argv[2];
if (directory !== undefined) {
  const measured = measureCorpora(directory);
  writeFileSync(ratesFile, `${JSON.stringify(measured, null, 2)}\n`);
  for (const { shape, type, values, kept, lowered } of measured.rows) {
    if (kept + lowered > 0) {
      console.log(`${shape} ${type}: ${kept} of ${values} (${percent(kept, values)}), in lower case ${lowered}`);
    }
  }
}

const columns = createPatientColumns();
const patientValues = columns.flatMap((column) => column.values).length;

function patientRow({ title, spec }) {
  const shape = createShape(spec, () => tableTime);
  const kept = columns.map(({ name, values }) => [name, values.filter((value) => fits(shape, value)).length]);
  const total = kept.reduce((sum, [, count]) => sum + count, 0);
  const names = [...new Set(kept.filter(([, count]) => count > 0).map(([name]) => name))];
  const touched = kept.filter(([, count]) => count > 0).length;
  return `| ${title} | ${percent(total, patientValues)} | ${touched} | ${names.join(", ") || "none"} |`;
}

function section(table) {
  const shape = createShape(table.spec, () => tableTime);
  const own = table.refused.map((value) => ["this shape", value]);
  const shared = Object.entries(phiForms).flatMap(([form, values]) => values.map((value) => [form, value]));
  const refused = shared.filter(([, value]) => !fits(shape, value)).length;
  return `## ${table.title}

${definitions[table.title]}

| operational values that it keeps |
|---|
| ${cells(table.kept)} |

| PHI literals and look-alikes that it refuses |
|---|
| ${cells(own.map(([, value]) => value))} |
| and ${refused} of the ${shared.length} literals under [Written forms](#written-forms) |

**PHI that fits by form all the same:** ${cells(table.fits)}.
`;
}

const operational = JSON.parse(readFileSync(join(root, "packages/core/src/policy/operational-codes.json"), "utf8"));
const code = createShape("code");
const codes = operational.flatMap((system) => system.codes);
const keptCodes = codes.filter((value) => fits(code, value));

function corporaSection() {
  if (!existsSync(ratesFile)) return "";
  const { date, sources, rows } = JSON.parse(readFileSync(ratesFile, "utf8"));
  const lines = rows
    .filter(({ shape, kept, lowered }) => kept + lowered > 0 || shape === "code")
    .map(
      ({ shape, type, values, kept, lowered }) =>
        `| ${shape} | ${type} | ${values} | ${kept} (${percent(kept, values)}) | ${lowered} (${percent(lowered, values)}) |`,
    );
  return `## Measured on structured records

Values labelled as PHI in public FHIR and flat sample records (${sources.join(", ")}),
measured on ${date} by the form alone: without detectors and without the cap on distinct values, which both refuse more. The last column is what
would fit if every value were written in lower case: a given name in lower case is a machine word by form, which is
why \`code\` also has detectors and a cap.

| shape | labelled as | values | fit | would fit in lower case |
|---|---|---|---|---|
${lines.join("\n")}

`;
}

const text = `<!-- Written by scripts/generate-shapes-doc.mjs from the tables that the tests hold. -->

# Shapes

What an operational value must look like to be kept. A value that does not fit is replaced by a marker and counted.
The tables show the form alone; what fits by form and still is PHI is listed with each shape, so that a rule is
written knowing it. All PHI here is invented.

## Pass rates on patient tables

1,000 columns of invented patient tables, ten values each. Small numbers (ages, weights, blood pressures) are numbers:
a policy that lists such a field as \`number\` keeps it.

| shape | values that fit | columns with any | which columns |
|---|---|---|---|
${shapeTables.map(patientRow).join("\n")}

## Operational codes

Of ${codes.length} event names, error codes, header and metric names of ${operational.length} well-known systems \`code\` keeps ${keptCodes.length} (${percent(keptCodes.length, codes.length)}).

| system | kept | refused |
|---|---|---|
${operational
  .map(({ system, codes: list }) => {
    const refused = list.filter((value) => !fits(code, value));
    return `| ${system} | ${list.length - refused.length} of ${list.length} | ${refused.map(cell).join(", ")} |`;
  })
  .join("\n")}

${corporaSection()}${shapeTables.map(section).join("\n")}
## Written forms

| identifier | literals |
|---|---|
${Object.entries(phiForms)
  .map(([form, values]) => `| ${form} | ${cells(values)} |`)
  .join("\n")}
`;

mkdirSync(join(root, "docs/reference"), { recursive: true });
writeFileSync(join(root, "docs/reference/shapes.md"), text);
