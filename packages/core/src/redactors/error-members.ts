import { errorKinds } from "../policy/presets/error-codes.ts";
import { isError } from "./settle.ts";

type Members = Record<string, unknown>;

/** What an error holds below a member that no rule lists: the member that it becomes, unless the error has one. */
interface Moved {
  readonly to: string;
  read(value: unknown): unknown;
}

const member = (key: string) => (value: unknown) =>
  typeof value === "object" && value !== null ? (value as Members)[key] : undefined;

/**
 * By the member that holds it. HTTP clients (axios): `config.method`, `response.status`. Sequelize: the driver's error.
 * http-errors (body-parser): a `type` that is known, beside which the class is the record's own type.
 */
export const movedMembers: ReadonlyMap<string, Moved> = new Map([
  ["config", { to: "method", read: member("method") }],
  ["response", { to: "status", read: member("status") }],
  [
    "parent",
    { to: "cause", read: (value) => (typeof value === "object" && value && isError(value) ? value : undefined) },
  ],
  ["type", { to: "kind", read: (value) => (errorKinds.includes(value as string) ? value : undefined) }],
]);

/** Sequelize's items are no errors: of each, what kind it is and which column it is about. */
function validationItem(item: unknown): unknown {
  if (typeof item !== "object" || item === null || !("validatorKey" in item)) return item;
  const { message, type, path, validatorKey } = item as Members;
  return { message, kind: type, path: [path], validatorKey };
}

/** Members whose value is read in another form, by their names. */
export const readMembers: ReadonlyMap<string, (value: unknown, error: Error) => unknown> = new Map([
  // Mongoose writes the path of a field as text, as node:fs does that of a file.
  ["path", (value, error) => (typeof value === "string" && "kind" in error ? value.split(".") : value)],
  // MongoDB's numbers are known by the name that its messages give them.
  ["code", (value, error) => (typeof value === "number" && /^Mongo/.test(error.name) ? `E${value}` : value)],
  // PostgreSQL's inner functions begin with an underscore, which no machine word does.
  ["routine", (value) => (typeof value === "string" && value.startsWith("_") ? value.slice(1) : value)],
  ["errors", (value) => (Array.isArray(value) ? value.map(validationItem) : value)],
]);
