// What does a policy cost once, when the process starts?
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createRedactor } from "@philog/core";
import pinoRedact from "@pinojs/redact";
import fastRedact from "fast-redact";
import { answer } from "./suite/answer.js";
import { createPaths, createPolicy } from "./suite/many-rules.js";

const counts = [10, 100, 1000];
const written = (count) => count.toLocaleString("en");
const script = fileURLToPath(new URL("suite/first-call.js", import.meta.url));

/** In a process that has made many before: what `reload` costs, and a tenant's policy. */
const again = (count) => (compare) => {
  const paths = createPaths(count);
  const policy = createPolicy(count);
  const record = { module0: { field0: "visit.moved" } };
  return compare({
    question: `making a redactor of ${written(count)} rules or paths, in a warm process`,
    baseline: "fast-redact",
    contenders: [
      {
        name: "fast-redact",
        check: () => assert.ok(!fastRedact({ paths })(record).includes("visit.moved")),
        operation: () => fastRedact({ paths }),
      },
      {
        name: "@pinojs/redact",
        check: () => assert.ok(!pinoRedact({ paths })(record).includes("visit.moved")),
        operation: () => pinoRedact({ paths }),
      },
      {
        name: "philog",
        check: () => assert.ok(createRedactor(policy).json(record).includes("visit.moved")),
        operation: () => createRedactor(policy),
      },
    ],
  });
};

function firstCall(library, count) {
  const { status, stdout } = spawnSync(process.execPath, [script, library, `${count}`], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${library} with ${count} rules failed`);
  return Number(stdout);
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** With the loading of its modules, in processes by turns. */
function first(_, isQuick) {
  const contenders = counts.flatMap((count) =>
    ["fast-redact", "@pinojs/redact", "philog"].map((library) => ({ library, count, times: [] })),
  );
  for (let round = 0; round < (isQuick ? 3 : 15); round++) {
    for (const { library, count, times } of contenders) times.push(firstCall(library, count));
  }
  return {
    question: "import, a redactor, one record: the first in a fresh process",
    unit: "ms",
    results: contenders.map(({ library, count, times }) => ({
      name: `${library}, ${written(count)} ${library === "philog" ? "rules" : "paths"}`,
      value: median(times),
    })),
  };
}

await answer({
  "first in a process": first,
  ...Object.fromEntries(counts.map((count) => [`${written(count)} rules, again`, again(count)])),
});
