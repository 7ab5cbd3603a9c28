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

/** The JSON Schema of a policy as JSON text. */
export function generateSchema() {
  const schema = createGenerator({
    path: inCore("src/policy/policy.ts"),
    tsconfig: inCore("tsconfig.json"),
    type: "Policy",
    skipTypeCheck: true,
    expose: "none",
    topRef: false,
    additionalProperties: false,
    sortProps: true,
  }).createSchema("Policy");
  const { definitions: _, ...titled } = { $schema: schema.$schema, title: "Philog policy", ...schema };
  // A mapped type's members come out as open to others.
  titled.properties.actions.additionalProperties = false;
  return `${JSON.stringify(titled, withoutNever, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(schemaFile, generateSchema());
