const names = new Set(["Type", "ResourceType", "Identifier", "Name", "Environment"]);
const types = new Set(["Service", "RemoteService", "Resource", "AWS::Service", "AWS::Resource"]);
const longest = 512;
const mostAttributes = 10;

/** Why the service leaves the entity of a call out; the events are kept. `undefined` where it takes it. */
export function entityFault(entity: unknown): string | undefined {
  if (entity === undefined || entity === null) return undefined;
  if (typeof entity !== "object") return "InvalidEntity";
  const { keyAttributes = {}, attributes = {} } = entity as Record<string, Record<string, string> | undefined>;
  const keys = Object.entries(keyAttributes);
  const all = [...keys, ...Object.entries(attributes)];
  if (all.some(([name, value]) => typeof value !== "string" || name === "")) return "InvalidEntity";
  if (keys.some(([name]) => !names.has(name))) return "InvalidKeyAttributes";
  if (keyAttributes.Type === undefined) return "MissingRequiredFields";
  if (!types.has(keyAttributes.Type)) return "InvalidTypeValue";
  if (Object.keys(attributes).length > mostAttributes) return "InvalidAttributes";
  return all.some(([name, value]) => name.length + value.length > longest) ? "EntitySizeTooLarge" : undefined;
}
