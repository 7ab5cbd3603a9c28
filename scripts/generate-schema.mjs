/** Writes packages/core/policy.schema.json from the types of policy.ts, the one source of truth. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createGenerator } from "ts-json-schema-generator";

const inCore = (path) => fileURLToPath(new URL(`../packages/core/${path}`, import.meta.url));

export const schemaFile = inCore("policy.schema.json");

/** A member of type `never` is one that the others' rule on additional properties refuses anyway. */
function withoutNever(_key, value) {
  return JSON.stringify(value) === '{"not":{}}' ? undefined : value;
}

const createSchemaGenerator = () =>
  createGenerator({
    path: inCore("src/policy/policy.ts"),
    tsconfig: inCore("tsconfig.json"),
    skipTypeCheck: true,
    expose: "none",
    topRef: false,
    additionalProperties: false,
    sortProps: true,
  });

/** The interfaces of meanings.ts: a name that stands in an enumeration is explained where all of them are members. */
const explained = [
  "ShapeMeanings",
  "ClassificationMeanings",
  "ActionMeanings",
  "TextMeanings",
  "ArgumentMeanings",
  "UnlistedMeanings",
];

function readMeanings(generator) {
  return explained.map((type) => {
    const { properties } = generator.createSchema(type);
    return { type, texts: new Map(Object.entries(properties).map(([name, { description }]) => [name, description])) };
  });
}

/** Editors show a text beside a constant, and none beside the items of an enumeration. */
function explain(node, meanings) {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map((item) => explain(item, meanings));
  const { type, enum: names, ...rest } = node;
  const own = names && meanings.filter(({ texts }) => names.every((name) => texts.has(name)));
  if (own?.length > 0) {
    // `redact` and `remove` are actions, and so are they where fields are unlisted.
    const { texts, type: of } = own.find(({ texts: { size } }) => size === names.length) ?? own[0];
    if (of === "ActionMeanings") return { ...rest, anyOf: names.map((name) => ({ $ref: `#/definitions/${name}` })) };
    return { ...rest, anyOf: names.map((name) => ({ const: name, description: texts.get(name) })) };
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, explain(value, meanings)]));
}

/** The JSON Schema of a policy as JSON text. */
export function generateSchema() {
  const generator = createSchemaGenerator();
  const schema = generator.createSchema("Policy");
  const meanings = readMeanings(generator);
  const actions = meanings.find(({ type }) => type === "ActionMeanings").texts;
  const definitions = Object.fromEntries(
    [...actions].map(([name, description]) => [name, { const: name, description }]),
  );
  const { definitions: _, ...titled } = { $schema: schema.$schema, title: "Philog policy", ...schema };
  // A mapped type's members come out as open to others.
  titled.properties.actions.additionalProperties = false;
  return `${JSON.stringify({ ...explain(titled, meanings), definitions }, withoutNever, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(schemaFile, generateSchema());
