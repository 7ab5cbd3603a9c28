import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const main = join(root, "packages/cli/dist/main.js");
const app = mkdtempSync(join(tmpdir(), "philog-messages-"));
afterAll(() => rmSync(app, { recursive: true }));

const put = (name: string, content: string) => {
  mkdirSync(dirname(join(app, name)), { recursive: true });
  writeFileSync(join(app, name), content);
};
const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: app, encoding: "utf8" });
const philog = (...args: string[]) => run(main, ...args);

const policy = {
  version: 1,
  extends: ["process", "errors"],
  rules: { event: "code", "err.message": { text: "static" } },
  message: { catalogue: "messages.json" },
};

// An invented ward, and an invented patient.
put("philog.policy.json", JSON.stringify(policy));
put(
  "src/log.js",
  `import { pino } from "@philog/pino";
export const log = pino({
  base: null, timestamp: false, philog: { policy: "philog.policy.json", startLine: false },
});
export const beds = log.child({}, { msgPrefix: "[beds] " });
export const rounds = beds.child({}, { msgPrefix: "(rounds) " });
`,
);
put(
  "src/main.js",
  `import { msg, phi } from "@philog/core";
import { beds, log, rounds } from "./log.js";

const most = 4;
const said = { full: "all " + most + " beds are taken" };
const [, , patient] = process.argv;

log.info("ward opened");
log.info({ event: "bed.given", patient }, "bed %d for %s", 3, patient);
beds.warn(said.full);
rounds.info(patient === "" ? "nobody seen" : "%s seen", patient);
log.info(msg\`moved \${phi("name", patient)} to bed \${4}\`);
log.error(new Error("no bed for " + patient), "not moved");

log.info(patient + " asked for her lamp");
log.info(\`\${patient} sleeps\`);
log.info(patient);
log.error(new Error("no lamp for " + patient));
`,
);
symlinkSync(join(root, "node_modules"), join(app, "node_modules"));

describe("an application whose catalogue is made of its own sources", () => {
  it("is told which messages are not literal, by their places", () => {
    const { status, stdout, stderr } = philog("messages", "src", "--output", "messages.json");
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(stderr.split("\n")).toEqual([
      "src/main.js:15: the message is not literal",
      "src/main.js:16: the message is not literal",
      "src/main.js:17: the message is not literal",
      "philog messages: 10 messages in 2 files, 3 not literal",
      "",
    ]);
  });

  it("has a catalogue that holds its templates and prefixes", () => {
    expect(JSON.parse(readFileSync(join(app, "messages.json"), "utf8"))).toEqual([
      "%s seen",
      "(rounds) ",
      "[beds] ",
      "[beds] (rounds) ",
      "all 4 beds are taken",
      "bed %d for %s",
      "moved %s to bed %s",
      "nobody seen",
      "not moved",
      "ward opened",
    ]);
  });

  let lines: string[] = [];
  it("logs its own messages, with arguments redacted, and no other text", () => {
    const { status, stdout, stderr } = run("src/main.js", "Elowen Larkspur");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    lines = stdout.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
      "ward opened",
      "bed 3 for [REDACTED]",
      "[beds] all 4 beds are taken",
      "[beds] (rounds) [REDACTED] seen",
      "moved [REDACTED:name] to bed 4",
      "not moved",
      "[REDACTED]",
      "[REDACTED]",
      "[REDACTED]",
      "[REDACTED]",
    ]);
    expect(stdout).not.toMatch(/Elowen|Larkspur/);
  });

  it("keeps those without a prefix in a second pass over its log", () => {
    lines = lines.filter((line) => !line.includes("[beds]"));
    put("ward.log", `${lines.join("\n")}\n`);
    const { stdout } = philog("redact", "--quiet", "--policy", "philog.policy.json", "ward.log");
    expect(stdout.trim().split("\n")).toEqual(lines);
  });

  it("is told once its catalogue is out of date", () => {
    expect(philog("messages", "src", "--check", "messages.json").status).toBe(0);
    put("src/night.js", 'import { log } from "./log.js";\nlog.info("lamps out");\n');
    const { status, stderr } = philog("messages", "src", "--check", "messages.json");
    expect(status).toBe(1);
    expect(stderr).toContain("philog messages: messages.json is out of date: 1 added, 0 removed\n");
  });
});
