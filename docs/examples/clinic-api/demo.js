// @ts-check
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRedactor } from "@philog/core";
import pino from "pino";
import { openCloud, ship } from "./cloud.js";
import { philogLogger, pinoOptions, plainLogger } from "./logger.js";
import { mrn, patients, phiLiterals } from "./patients.js";
import { runService } from "./run-service.js";
import { sealAndOpen } from "./sealed.js";
import { checkShipped, isSealed, showSealed, showShipped } from "./show/cloud.js";
import { measure } from "./show/measure.js";
import { showMoments } from "./show/moments.js";
import { createPhiSearch } from "./show/phi-search.js";
import { showLimits, showNext, showReport } from "./show/report.js";
import { openTerminal } from "./show/terminal.js";
import { steps } from "./traffic.js";

// Off production Philog names on stderr what the policy does not list; here that would drown the demo.
process.env.NODE_ENV = "production";
// Nor is it about which Node the AWS SDK will want next year.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

const terminal = openTerminal();
const search = createPhiSearch(phiLiterals());
const policy = JSON.parse(readFileSync(new URL("philog.policy.json", import.meta.url), "utf8"));
const keys = { current: { id: "demo", secret: randomBytes(32) } };

// The service as it was. Its log calls are kept, to be timed.
/** @type {import("./show/measure.js").LogCall[]} */
const calls = [];
/** @type {import("pino").LoggerOptions["hooks"]} */
const hooks = {
  logMethod(args, method, level) {
    const { service, ...bindings } = this.bindings();
    calls.push({ bindings, args: [...args], level });
    method.apply(this, args);
  },
};
const before = await runService((stream) => pino({ ...pinoOptions, hooks }, stream));

// The same service and the same traffic, with Philog.
const redactor = createRedactor(policy, { keys });
await redactor.ready();
const after = await runService((stream) => philogLogger(stream, { redactor }));
const stats = redactor.stats();

// And once more with text that is only scanned, to say what that misses.
const scanner = createRedactor({ ...policy, message: { text: "scan" } }, { keys });
const scanned = await runService((stream) => philogLogger(stream, { redactor: scanner }));

const cloud = await openCloud();
const shipped = await ship(cloud, after.trimEnd().split("\n"));
const stored = checkShipped(shipped, search);
const sealed = await sealAndOpen(cloud, patients[0]?.birthDate ?? "");
await cloud.close();

const nowhere = { write() {} };
const timed = createRedactor(policy, { keys });
const time = measure(calls, [plainLogger(nowhere), philogLogger(nowhere, { redactor: timed, startLine: false })]);

const { write, say, paint } = terminal;
write(paint("strong", "A small clinic service, its log with plain pino and its log with Philog"));
write();
say(
  `${steps.length} requests over loopback, ${patients.length} made-up patients. The service is the same, to the letter; its ` +
    "logger is one call longer: philog(pino(options), { policy, keys }).",
);
say("Members alike on both sides (level, time, service, reqId) are left out below.", "quiet");
write(
  terminal.colour
    ? `${paint("phi", "PHI")}  ${paint("token", "token")}  ${paint("marker", "[REDACTED]")}`
    : "«PHI» stands in quotes like these.",
);
write();

showMoments(terminal, { steps, before, after, search });

const records = (/** @type {string} */ output) => output.trimEnd().split("\n");
const measured = (/** @type {string} */ output) => ({
  bytes: Buffer.byteLength(output),
  records: records(output).length,
  literals: search(output).length,
  lines: records(output).filter((line) => search(line).length > 0).length,
});
const tokens = after.match(/tok1\.[\w.-]+/g) ?? [];
const zelda = steps.find(({ name }) => name === "lookup");
const patientToken = tokenIn(records(after).find((line) => line.includes(`"reqId":"${zelda?.id}"`)));
const withToken = records(after).filter((line) => line.includes(`"${patientToken}"`));

const figures = {
  before: measured(before),
  after: measured(after),
  scanned: measured(scanned),
  stats,
  words: { all: ownWords(before), kept: ownWords(after.slice(after.indexOf("\n") + 1)) },
  patientToken: {
    token: patientToken,
    records: withToken.length,
    requests: new Set(withToken.map((line) => JSON.parse(line).reqId)).size,
  },
  distinctTokens: new Set(tokens).size,
  patientsLoaded: new Set(patients.map(mrn)).size,
  time,
};
showReport(terminal, figures);
showShipped(terminal, shipped, stored);
showSealed(terminal, sealed);
showLimits(terminal, figures);

/** How many words of its own a log's messages have, besides PHI, markers and what errors quote. */
function ownWords(/** @type {string} */ output) {
  const messages = records(output).map((line) =>
    String(JSON.parse(line).msg).replace(/\[REDACTED[:\w]*\]|"[^"]*"/g, ""),
  );
  const own = messages.map((message) =>
    search(message).reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), message),
  );
  return own.join("\n").match(/[A-Za-z]+/g)?.length ?? 0;
}

function tokenIn(/** @type {string | undefined} */ line) {
  return /tok1\.[\w.-]+/.exec(line ?? "")?.[0] ?? "none";
}

const leaks = figures.after.literals + stored.literals + stored.literalsOnDisk;
if (leaks > 0 || figures.before.literals === 0) {
  write(paint("bad", "This demo has failed: PHI in the log with Philog, or none in the log without."));
  process.exitCode = 1;
} else if (!isSealed(sealed)) {
  write(paint("bad", "This demo has failed: a sealed value is open to those who may not, or closed to those who may."));
  process.exitCode = 1;
} else if (stored.missing + stored.twice + stored.plainOnDisk > 0 || !stored.inOrder) {
  write(paint("bad", "This demo has failed: CloudWatch did not store the log as it was written."));
  process.exitCode = 1;
} else showNext(terminal);
