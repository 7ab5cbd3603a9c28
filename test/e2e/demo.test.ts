import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify, stripVTControlCharacters } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";

const demo = fileURLToPath(new URL("../../docs/examples/clinic-api/demo.js", import.meta.url));
const run = promisify(execFile);
const colourStart = "\u001b[";

/** Runs the built demo in a pipe. Rejects where it exits with anything but 0. */
async function runDemo(environment: Record<string, string> = {}) {
  const { FORCE_COLOR, NO_COLOR, COLUMNS, ...inherited } = process.env;
  const env = { ...inherited, ...environment };
  const { stdout, stderr } = await run(process.execPath, [demo], { env, timeout: 20_000, maxBuffer: 8_388_608 });
  return { stdout, stderr };
}

/** The two figures of a row of the table. */
function row(output: string, label: string): number[] {
  const line = output.split("\n").find((text) => text.trimStart().startsWith(label)) ?? "";
  return [...line.matchAll(/ ([\d,.]+)(?= |$)/g)].map(([, figure]) => Number(figure.replaceAll(",", "")));
}

describe("the demo", () => {
  let stdout = "";
  let stderr = "";
  beforeAll(async () => {
    ({ stdout, stderr } = await runDemo());
  }, 30_000);

  it("writes no colours into a pipe, and nothing on stderr", () => {
    expect(stdout).not.toContain(colourStart);
    expect(stderr).toBe("");
  });

  it("finds PHI in the log of plain pino and none in the log with Philog", () => {
    const [before, after] = row(stdout, "PHI literals found");
    expect(before).toBeGreaterThan(300);
    expect(after).toBe(0);
    const [leakingBefore, leakingAfter] = row(stdout, "records that hold PHI");
    expect(leakingBefore).toBeGreaterThan(90);
    expect(leakingAfter).toBe(0);
  });

  it("logs the same records twice, and Philog its start-up record", () => {
    const [before, after] = row(stdout, "records");
    expect(after).toBe(before + 1);
    expect(before).toBeGreaterThan(90);
  });

  it("shows what was and what is: PHI in quotes on the left, a token and a marker on the right", () => {
    expect(stdout).toContain('"msg": "loaded patient [REDACTED:name]"');
    expect(stdout).toContain('"msg": "loaded patient «Zelda Quarkwright»"');
    expect(stdout).toMatch(/"mrn": "«QP-004821»", +│ +"mrn": "tok1\.mrn\.demo\.[\w-]{22}"/);
    expect(stdout).toContain('"userId": "[MISFIT:pattern]"');
    const right = stdout.split("\n").flatMap((line) => line.split("│").slice(1));
    expect(right.join("\n")).not.toContain("«");
  });

  it("ships the log to CloudWatch, whose service is away meanwhile: all of it, once, in order, and nothing readable on disk", () => {
    const [lines, stored] = row(stdout, "lines sent, stored");
    expect(stored).toBe(lines);
    expect(lines).toBe(row(stdout, "records")[1]);
    expect(row(stdout, "lines missing, twice")).toEqual([0, 0]);
    expect(row(stdout, "PHI literals stored")).toEqual([0]);
    expect(stdout).toMatch(/in their order +yes/);
    const [readable, bytes] = row(stdout, "lines readable on disk");
    expect(readable).toBe(0);
    expect(bytes).toBeGreaterThan(10_000);
  });

  it("shows the log group's key, retention, protection and tags as the service tells them", () => {
    expect(stdout).toMatch(/encrypted with +key\/[\da-f-]{36}\n/);
    expect(stdout).toMatch(/kept for +90 days, deletion protection on\n/);
    expect(stdout).toMatch(/tags +data=phi owner=clinic\n/);
  });

  it("seals a value that one role opens and another does not", () => {
    expect(stdout).toMatch(/patient\.birthDate +sealed1\.date\./);
    expect(stdout).toMatch(/opened by role unsealer +1961-04-17\n/);
    expect(stdout).toMatch(/opened by role reader +no: PHILOG_KMS_DENIED\n/);
  });

  it("gives the same patient the same token in every request, however the number was typed", () => {
    const tokens = new Set(stdout.match(/tok1\.mrn\.demo\.[\w-]+/g));
    // Zelda's, and that of the patient whose chart was not sent.
    expect(tokens.size).toBe(2);
    expect(stdout).toMatch(/stands in 6 records of 5 requests/);
    expect(stdout).toContain("«qp004821»");
  });

  it("counts what was done, and says what a scan of the text would have missed", () => {
    expect(row(stdout, "mrn ")[0]).toBeGreaterThan(20);
    expect(row(stdout, "misfits")).toEqual([1]);
    expect(row(stdout, "withheld records")).toEqual([0]);
    expect(row(stdout, "PHI literals the scan misses")).toHaveLength(1);
    const [words = 0] = row(stdout, "words of the program");
    expect(words).toBeGreaterThan(200);
    expect(row(stdout, "words replaced")[0]).toBeLessThanOrEqual(0.03 * words);
    expect(stdout).toMatch(/time against plain pino +1\.00 x +\d+\.\d\d x/);
  });

  it("says what to do next", () => {
    expect(stdout).toContain("npm install @philog/core @philog/pino");
  });

  it("colours PHI, tokens and markers where colours are asked for, and puts its columns one above the other where it is narrow", async () => {
    const coloured = (await runDemo({ FORCE_COLOR: "1", COLUMNS: "80" })).stdout;
    expect(coloured).toContain(`${colourStart}1;37;41mZelda Quarkwright${colourStart}0m`);
    expect(coloured).toMatch(/\[32mtok1\.mrn\.demo\./);
    expect(coloured).toContain(`${colourStart}2m[REDACTED:name]${colourStart}0m`);
    expect(coloured).not.toContain("«Zelda");
    // Without a terminal there are 100 columns.
    for (const [width, stacked, output] of [
      [80, true, stripVTControlCharacters(coloured)],
      [100, false, stdout],
    ] as const) {
      const lines = output.split("\n");
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(width);
      expect(lines.some((line) => line.includes("│"))).toBe(!stacked);
    }
  });
});
