import { describe, expect, it, test } from "vitest";
import { errorRecord } from "./error-record.ts";

const all = () => true;
const read = (members: object, isListed: (key: string) => boolean = all) =>
  errorRecord(Object.assign(new Error("m"), members), isListed) as Record<string, unknown>;

describe("what stands below a member that no rule lists", () => {
  test("a client's method and status are the error's", () => {
    const error = { config: { method: "post", data: "S" }, response: { status: 422, data: "S" } };
    const record = read(error, (key) => key !== "config" && key !== "response");
    expect(record).toMatchObject({ method: "post", status: 422, config: undefined, response: undefined });
  });

  test("the driver's error below `parent` is the cause", () => {
    const parent = new Error("p");
    expect(read({ parent }).cause).toBe(parent);
    for (const other of [undefined, null, 1, "S", { message: "S" }])
      expect(read({ parent: other }).cause).toBeUndefined();
  });

  test("an error's own `type` is its kind, since the class is the type of the record", () => {
    expect(read({ type: "entity.parse.failed" })).toMatchObject({ type: "Error", kind: "entity.parse.failed" });
    expect(read({ type: "Elowen" }).kind).toBeUndefined();
  });

  it("does not replace what the error has itself", () => {
    const own = { status: 500, method: "GET", cause: "c", kind: "k" };
    const below = { response: { status: 1 }, config: { method: "p" }, parent: new Error("p"), type: "t" };
    expect(read({ ...own, ...below })).toMatchObject(own);
  });

  it("is not read where no rule lists what it becomes", () => {
    const reads: string[] = [];
    const error = new Error("m");
    for (const key of ["config", "response", "parent", "type"]) {
      Object.defineProperty(error, key, { enumerable: true, get: () => void reads.push(key) });
    }
    expect(Object.keys(errorRecord(error, () => false))).not.toContain("method");
    expect(reads).toEqual([]);
  });

  it("is nothing where no object stands above it", () => {
    for (const config of [undefined, null, "S", 1]) expect(read({ config }).method).toBeUndefined();
  });

  it("is a member that cannot be read where the error's cannot", () => {
    const config = {
      get method() {
        throw new Error("no");
      },
    };
    expect(() => read({ config }).method).toThrow("no");
  });
});

describe("members that are read in another form", () => {
  test("mongoose's path is a list, that of a file stays text", () => {
    expect(read({ path: "a.b", kind: "required" }).path).toEqual(["a", "b"]);
    expect(read({ path: "/srv/S" }).path).toBe("/srv/S");
    expect(read({ path: ["a", 0], kind: "x" }).path).toEqual(["a", 0]);
  });

  test("a number of MongoDB has its name, any other stays", () => {
    expect(read({ name: "MongoServerError", code: 11000 }).code).toBe("E11000");
    expect(read({ code: 11000 }).code).toBe(11000);
    expect(read({ name: "MongoServerError", code: "X" }).code).toBe("X");
    expect(read({ name: "NotMongoError", code: 11000 }).code).toBe(11000);
  });

  test("PostgreSQL's routine is a machine word", () => {
    expect(read({ routine: "_bt_check_unique" }).routine).toBe("bt_check_unique");
    expect(read({ routine: "ri_ReportViolation" }).routine).toBe("ri_ReportViolation");
    expect(read({ routine: 1 }).routine).toBe(1);
  });

  test("Sequelize's items are kind, column, validator and message", () => {
    const item = { message: "m", type: "unique violation", path: "email", value: "S", validatorKey: "not_unique" };
    const kept = { message: "m", kind: "unique violation", path: ["email"], validatorKey: "not_unique" };
    const others = [1, null, { value: "x" }, new Error("e")];
    expect(read({ errors: [item, ...others] }).errors).toEqual([kept, ...others]);
    expect(read({ errors: "S" }).errors).toBe("S");
  });

  test("issues are read where they do not show among the keys, as zod's", () => {
    const error = Object.defineProperty(new Error("m"), "issues", { value: [1] });
    expect(errorRecord(error, all)).toMatchObject({ issues: [1] });
    expect(Object.keys(read({ issues: [1] })).filter((key) => key === "issues")).toEqual(["issues"]);
  });
});
