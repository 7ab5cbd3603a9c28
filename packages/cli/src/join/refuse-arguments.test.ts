import { afterAll, describe, expect, it } from "vitest";
import { exit } from "../exit.ts";
import { createFolder } from "../prompt/run.test-data.ts";
import { refuseArguments } from "./refuse-arguments.ts";

const { folder, put, end } = createFolder();
afterAll(end);
const log = put("app.log", "");

describe("arguments of philog join", () => {
  it("are log files that are there", () => {
    expect(() => refuseArguments([])).not.toThrow();
    expect(() => refuseArguments([log, folder])).not.toThrow();
  });

  it.each([
    [["QP-004821"], /^file 1 of 1 is not there \(ENOENT\).*shell's history/],
    [[log, "QP-004821"], /^file 2 of 2 is not there/],
    [[`${log}/QP`], /ENOTDIR/],
    [["QP".repeat(5000)], /ENAMETOOLONG/],
    [["-"], /^standard input is for the identifier/],
    [["--mrn=QP-004821"], /^unknown option --mrn;/],
    [["--mrn", "QP-004821"], /^unknown option --mrn;/],
    [["--QP-004821"], /^unknown option;/],
    [["-QP-004821"], /^unknown option;/],
    [[log, `--${"q".repeat(30)}`], /^unknown option;/],
  ])("are refused without being repeated: %j", (files, message) => {
    const refusing = () => refuseArguments(files);
    expect(refusing).toThrow(expect.objectContaining({ exitCode: exit.usage }));
    expect(refusing).toThrow(message);
    expect(refusing).toThrow(/^(?!.*(?:QP|qq))/);
  });
});
