/** Reads the JSON Schema of policies, for the page that is written from it. */

export const code = (value) => `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
export const codes = (values) => values.map(code).join(" ");

/** Resolves the one kind of reference that the schema uses. */
const follow = (schema, node) => (node.$ref ? schema.definitions[node.$ref.replace("#/definitions/", "")] : node);
/** The values of an enumeration, each with its text. */
export const constants = (schema, node) =>
  node.enum?.map((name) => ({ const: name })) ?? node.anyOf.map((one) => follow(schema, one));
const isNames = (schema, node) =>
  node.enum !== undefined || (node.anyOf?.every((one) => "const" in follow(schema, one)) ?? false);

/** What a member may hold, in words. */
export function typeOf(schema, node) {
  if ("const" in node) return code(node.const);
  if (isNames(schema, node)) return codes(constants(schema, node).map((one) => one.const));
  if (node.anyOf) return node.anyOf.map((one) => typeOf(schema, one)).join(" or ");
  if (node.type === "array") return `array of ${typeOf(schema, node.items)}`;
  return Array.isArray(node.type) ? node.type.join(", ") : node.type;
}

/** How much of it, in words. */
export function boundsOf({ minimum, maximum, minLength, maxLength, minItems, maxItems }) {
  const [low, high, unit] =
    (minItems ?? maxItems) !== undefined
      ? [minItems ?? 0, maxItems, "item"]
      : minLength !== undefined
        ? [minLength, maxLength, "character"]
        : [minimum, maximum];
  if (low === undefined) return "";
  const range = low === high ? low : high === undefined ? `${low} or more` : `${low} to ${high}`;
  return unit ? `${range} ${unit}${low === high ? "" : "s"}` : range;
}

/** The forms of a rule, told apart by what they are. */
export function readRules(schema) {
  const forms = schema.properties.rules.additionalProperties.anyOf;
  const [shapes, labels] = forms.filter((form) => isNames(schema, form)).map((form) => constants(schema, form));
  const objects = forms.filter(({ type }) => type === "object");
  const classified = objects.filter(({ properties }) => "classification" in properties);
  const deny = objects.find(({ properties }) => "action" in properties && !("classification" in properties));
  return {
    shapes,
    labels,
    classified,
    deny,
    optioned: objects.filter((form) => form !== deny && !classified.includes(form)),
  };
}
