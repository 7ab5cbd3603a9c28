import { createRedactor } from "@philog/core";
import { beforeEach, describe, expect, test } from "vitest";
import { collect, resetLogger, start, visit } from "./app.test-data.ts";
import { Phi, PhilogLogger } from "./index.ts";
import { phiMembers } from "./phi.ts";

beforeEach(() => {
  resetLogger();
  phiMembers().clear();
});

const rules = { "patient.mrn": "code", "req.body.mrn": "code", event: "code" } as const;
const policy = { version: 1, extends: ["process", "http"], rules: { ...rules } } as const;
const declare = (property: unknown = "mrn") => {
  class PatientDto {}
  Phi("mrn")(PatientDto.prototype, property);
};
const tell = (options: object) => {
  const { records, options: own } = collect(options as never);
  return { records, logger: new PhilogLogger(own) };
};
const record = { patient: { mrn: "ward" }, event: "visit.read" };

describe("Phi", () => {
  test("keeps a property of a DTO out of lines where the policy would keep it", () => {
    const before = tell({ policy });
    before.logger.log("read", record);
    declare();
    const after = tell({ policy });
    after.logger.log("read", record);
    expect(before.records[0]).toMatchObject(record);
    expect(after.records[0]).toMatchObject({ ...record, patient: { mrn: "[REDACTED:mrn]" } });
  });

  test("takes the name of a decorator's context, too, and the first of two classifications", () => {
    declare({ kind: "field", name: "mrn" });
    declare(Symbol("mrn"));
    declare({ name: Symbol("mrn") });
    Phi("name")({}, "mrn");
    expect([...phiMembers()]).toEqual([["mrn", "mrn"]]);
  });

  test("is taken up by the module where it is declared after `forRoot`", async () => {
    const { records, module } = collect({ policy: { ...policy, extends: ["process", "http"] } });
    const own = module();
    declare();
    const app = await start(own);
    const body = { method: "POST", headers: { "content-type": "application/json" }, body: '{"mrn":"ward"}' };
    await visit(app, [["/patients", body]]);
    expect(records.at(-1)!.req.body).toEqual({ mrn: "[REDACTED:mrn]" });
  });

  test("leaves a redactor that is given as it is", () => {
    declare();
    const { records, logger } = tell({ redactor: createRedactor({ ...policy, extends: ["process", "http"] }) });
    logger.log("read", record);
    expect(records[0]).toMatchObject(record);
  });

  test("refuses what is no classification", () => {
    expect(() => Phi("patient" as never)).toThrow("PHILOG_OPTION_BAD");
  });
});
