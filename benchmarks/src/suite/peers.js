import { DeepRedact } from "@hackylabs/deep-redact";
import pinoRedact from "@pinojs/redact";
import fastRedact from "fast-redact";
import { redactPaths } from "../records.js";

/** deep-redact goes by the names of keys at any depth: those that `redactPaths` ends in. */
const keys = ["mrn", "given", "family", "birthDate", "phone", "email", "line", "city", "postalCode", "value", "flag"];

function deepRedact() {
  const redactor = new DeepRedact({ blacklistedKeys: keys, types: ["string", "number"], serialise: true });
  return (record) => redactor.redact(record);
}

/** Denylists that write JSON text, by name. `@pinojs/redact` is the engine of pino 10's own `redact`. */
export const peers = {
  "@pinojs/redact, 12 paths": () => pinoRedact({ paths: redactPaths.slice(0, 12) }),
  "@pinojs/redact, 30 paths": () => pinoRedact({ paths: redactPaths }),
  "fast-redact, 12 paths": () => fastRedact({ paths: redactPaths.slice(0, 12) }),
  "fast-redact, 30 paths": () => fastRedact({ paths: redactPaths }),
  "@hackylabs/deep-redact, 11 keys": deepRedact,
};
