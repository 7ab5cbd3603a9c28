// Run in a fresh process: imports one library, makes one redactor, redacts one record, and prints the milliseconds.
import { createPaths, createPolicy } from "./many-rules.js";

const [, , library, rules] = process.argv;
const count = Number(rules);
const record = { module0: { field0: "visit.moved" } };

const firstUse = {
  philog: async () => {
    const { createRedactor } = await import("@philog/core");
    return createRedactor(createPolicy(count)).json(record);
  },
  "fast-redact": async () => {
    const { default: fastRedact } = await import("fast-redact");
    return fastRedact({ paths: createPaths(count) })(record);
  },
  "@pinojs/redact": async () => {
    const { default: pinoRedact } = await import("@pinojs/redact");
    return pinoRedact({ paths: createPaths(count) })(record);
  },
};

const start = process.hrtime.bigint();
const text = await firstUse[library]();
const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
if (library === "philog" ? !text.includes("visit.moved") : text.includes("visit.moved"))
  throw new Error("wrong output");
console.log(milliseconds);
