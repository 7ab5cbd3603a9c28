// Writes docs/reference/policy.md from the JSON Schema of policies and the tables of actions and presets.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { boundsOf, code, codes, constants, readRules, typeOf } from "./read-policy-schema.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const cell = (text) => String(text ?? "").replaceAll("|", "\\|");
const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n");

const optionRow = (schema, name, node, required) => [
  name,
  typeOf(schema, node),
  boundsOf(node),
  "default" in node ? code(node.default) : required ? "required" : "",
  node.description,
];

function memberRows(schema, node, prefix = "") {
  return Object.entries(node.properties).flatMap(([name, member]) => {
    const path = prefix + name;
    const row = optionRow(schema, code(path), member, node.required?.includes(name));
    const open = member.properties && path !== "actions" && path !== "limits";
    return [row, ...(open ? memberRows(schema, member, `${path}.`) : [])];
  });
}

/** One row for each option; shapes that share all that is said of it share the row. */
function shapeOptionRows(schema, optioned) {
  const rows = new Map();
  for (const { properties, required } of optioned) {
    for (const [name, node] of Object.entries(properties)) {
      const options = node.properties ? Object.entries(node.properties) : [[name, node]];
      for (const [option, of] of options) {
        const needed = (node.properties ? node.required : required)?.includes(option);
        const row = optionRow(schema, code(option), of, needed);
        const shape = code(required.includes(name) ? name : required[0]);
        rows.set(row.join(), [[rows.get(row.join())?.[0], shape].filter(Boolean).join(" "), ...row]);
      }
    }
  }
  return [...rows.values()];
}

function classificationRows(schema, { labels, classified }, { defaultAction, letters }) {
  return labels.map(({ const: name, description }) => {
    const form = classified.find(({ properties }) =>
      constants(schema, properties.classification).some((one) => one.const === name),
    );
    const first = defaultAction(name);
    const further = constants(schema, form.properties.action)
      .map((one) => one.const)
      .filter((action) => action !== first);
    return [code(name), letters[name] ?? "", description, code(first), codes(further)];
  });
}

function classificationOptionRows(schema, { classified, labels }) {
  return Object.entries(classified[0].properties)
    .filter(([name]) => name !== "classification")
    .map(([name, node]) => {
      const forms = classified.filter(({ properties }) => name in properties);
      const of = forms.flatMap(({ properties }) => constants(schema, properties.classification));
      const type = name === "action" ? "an action of the classification" : node.type;
      return [code(name), everyOr(labels, of), type, boundsOf(node), node.description];
    });
}

const everyOr = (all, some) => (some.length === all.length ? "all" : codes(some.map((one) => one.const ?? one)));

const ruleText = (rule) =>
  rule.oneOf ? `one of ${codes(rule.oneOf)}` : rule.pattern ? `pattern ${code(rule.pattern)}` : code(rule);

const valueRows = (schema, node) => constants(schema, node).map((one) => [code(one.const), one.description]);

function ownDetectorRows(schema) {
  const { properties } = schema.properties.detectors.properties.own.items;
  return Object.entries(properties).map(([name, node]) => {
    const type = name === "classification" ? "a classification" : typeOf(schema, node);
    return [code(name), type, boundsOf(node), node.description];
  });
}

/** The page as text. `core` holds the tables of the code that a JSON Schema does not state. */
export function policyPage(schema, core) {
  const { properties } = schema;
  const rules = readRules(schema);
  const actionsOf = (action) =>
    Object.entries(properties.actions.properties)
      .filter(([, node]) => constants(schema, node).some((one) => one.const === action))
      .map(([name]) => name);
  const limits = Object.entries(properties.limits.properties);
  const presetRows = (policy) => Object.entries(policy.rules).map(([path, rule]) => [code(path), ruleText(rule)]);
  const presetLimits = ({ limits: own }) =>
    own === undefined
      ? ""
      : `\n\nIts \`limits\`: ${Object.entries(own)
          .map(([name, most]) => `${code(name)} ${most}`)
          .join(", ")}.`;
  const optionedRows = rules.optioned
    .map((form) => form.required[0])
    .filter((name) => !rules.shapes.some((one) => one.const === name))
    .map((name) => [code(name), rules.optioned.find((form) => form.required[0] === name).properties[name].description]);

  return `<!-- Written by scripts/generate-policy-doc.mjs from packages/core/policy.schema.json. -->

# Policy reference

Every member, shape, option, classification, action and limit of a policy file. [The policy](../policy.md) is the guide:
what they are for, which rule wins, what a line then looks like.

## Members

${table(["member", "type", "bounds", "default", "says"], memberRows(schema, schema))}

A member that is unknown or of the wrong type is a fault: nothing is ignored.

## Rules

A rule is one of

- a shape: its name, or an object with the name as its member and options in it;
- a classification: its name, or an object with \`classification\` and [options](#options-of-classifications);
- an explicit deny: \`{ "action": ${constants(schema, rules.deny.properties.action)
    .map((one) => JSON.stringify(one.const))
    .join(' }` or `{ "action": ')} }\`.

## Shapes

${table(["shape", "keeps"], [...rules.shapes.map((one) => [code(one.const), one.description]), ...optionedRows])}

\`oneOf\` and \`pattern\` take options and have no short form. What each keeps, refuses and still lets through stands,
value by value, in [shapes](shapes.md).

## Options of shapes

${table(["shape", "option", "type", "bounds", "default", "says"], shapeOptionRows(schema, rules.optioned))}

A bound that is left out keeps the shape's own.

## Classifications

The letters are those of 45 CFR 164.514(b)(2)(i).

${table(["classification", "letter", "labels", "default", "further actions"], classificationRows(schema, rules, core))}

## Options of classifications

${table(["option", "of", "type", "bounds", "says"], classificationOptionRows(schema, rules))}

## Actions

${table(
  ["action", "writes", "of"],
  Object.entries(schema.definitions).map(([name, { description }]) => [
    code(name),
    description,
    everyOr(rules.labels, actionsOf(name)),
  ]),
)}

## Unlisted fields

${table(["`unlisted`", "does"], valueRows(schema, properties.unlisted))}

## Text

${table(["`message.text`", "lets pass"], valueRows(schema, properties.message.properties.text))}

${table(["`message.arguments`", "keeps"], valueRows(schema, properties.message.properties.arguments))}

## Limits

${table(
  ["limit", "bounds", "default", "least", "most"],
  limits.map(([name, node]) => [code(name), node.description, node.default, node.minimum, node.maximum]),
)}

## Detectors of one's own

The members of each item of \`detectors.own\`. [Detectors](detectors.md) lists the built-in ones,
[a detector of one's own](../extend.md#a-detector-of-ones-own) is the guide.

${table(["member", "type", "bounds", "says"], ownDetectorRows(schema))}

## Presets

What \`extends\` knows by name.

${Object.entries(core.presets)
  .map(([name, policy]) => `### ${name}\n\n${table(["path", "rule"], presetRows(policy))}${presetLimits(policy)}`)
  .join("\n\n")}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { runnerImport } = await import("vite");
  const load = async (file) =>
    (await runnerImport(join(root, "packages/core/src/policy", file), { root, configFile: false })).module;
  const { defaultAction } = await load("actions.ts");
  const { identifierLetters: letters } = await load("identifiers.ts");
  const { presets } = await load("presets/index.ts");
  const schema = JSON.parse(readFileSync(join(root, "packages/core/policy.schema.json"), "utf8"));
  writeFileSync(join(root, "docs/reference/policy.md"), policyPage(schema, { defaultAction, letters, presets }));
}
