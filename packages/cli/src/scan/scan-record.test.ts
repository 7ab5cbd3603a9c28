import { describe, expect, it } from "vitest";
import { fakeScanner } from "./scan.test-data.ts";
import { createScanRecord } from "./scan-record.ts";

const scanner = fakeScanner();
const scanRecord = createScanRecord({ texts: scanner, plain: scanner });

/** Each hit as the line shows it, with its path. */
const found = (json: string) => scanRecord(json)?.map(({ start, end, path }) => `${path}: ${json.slice(start, end)}`);

describe("a record", () => {
  it("is searched in strings, in numbers and in keys, each with its path and its place in the line", () => {
    expect(
      found('{"msg":"for ZELDA and ORSON","visit":{"patientId":48210077,"items":[{"note":"ADA"},"MAX"]},"UNA":1}'),
    ).toEqual([
      ...["msg: ZELDA", "msg: ORSON", "visit.patientId: 48210077", "visit.items[*].note: ADA", "visit.items[*]: MAX"],
      "[KEY:1]: UNA",
    ]);
    expect(found('[["ZELDA"],{"first-name":"ADA"}]')).toEqual(["[*][*]: ZELDA", "[*].first-name: ADA"]);
  });

  it("numbers the keys whose names may not be printed, in each object anew", () => {
    expect(found('{"k1":1,"k2":{"a":"ADA","k3":"MAX"},"b":"UNA"}')).toEqual([
      "[KEY:2].a: ADA",
      "[KEY:2].[KEY:1]: MAX",
      "b: UNA",
    ]);
  });

  it("takes an `id` for that of what it stands in, also past an array", () => {
    const asked: string[] = [];
    const fake = fakeScanner(asked);
    createScanRecord({ texts: fake, plain: fake })('{"patient":[{"id":1,"ward":{"value":2}}],"id":3}');
    expect(asked.filter((_, index) => index % 2 === 0)).toEqual(["patient", "patient id", "ward", "ward value", "id"]);
  });

  it("leaves fractions and numbers of three digits alone", () => {
    expect(found('{"userId":999,"carId":0.14285714285714285,"petId":1e9,"catId":-12345}')).toEqual(["catId: 12345"]);
  });

  it("leaves what is random in the line's own key records alone, and nothing else there", () => {
    const salt = "q83vEjrWeJcrze-ADA-rWeJcrze8sNfz4kA0_48210077";
    expect(found(`{"philogKeys":[{"salt":"${salt}","tenant":"ZELDA"}],"a":"${salt}"}`)).toEqual([
      "[KEY:1][*].tenant: ZELDA",
      "a: ADA",
    ]);
    expect(found(`{"a":{"philogKeys":[{"salt":"${salt}"}]}}`)).toEqual(["a.[KEY:1][*].salt: ADA"]);
  });

  it("meets a key that stands twice each time", () => {
    expect(found('{"a":"ADA","a":"x"}')).toEqual(["a: ADA"]);
  });

  it("finds behind escapes, in values and in keys, with the escapes as part of the place", () => {
    expect(found('{"a\\u002db":"\\u0041D\\u0041 \\n","\\u0055NA":"x"}')).toEqual([
      "a-b: \\u0041D\\u0041",
      "[KEY:1]: \\u0055NA",
    ]);
  });

  it("reads JSON inside strings by its keys, three levels deep", () => {
    const inner = JSON.stringify({ userId: 48210077, note: 'say "ZELDA"' });
    const json = JSON.stringify({ body: inner, list: '["ADA' });
    expect(found(json)).toEqual(["body.userId: 48210077", "body.note: ZELDA", "list: ADA"]);
    const nest = (depth: number): string =>
      depth === 0 ? '{"userId":48210077}' : JSON.stringify({ a: nest(depth - 1) });
    expect(found(nest(3))).toEqual(["a.a.a.userId: 48210077"]);
    // Deeper it is text, in which no key says what the number is.
    expect(found(nest(4))).toEqual([]);
  });

  it("is none where the line is no JSON", () => {
    for (const json of ["ZELDA", '{"a":"ADA"', '{"a":"ADA \\x"}', '{"\\x":"ADA"}', '"ADA"']) {
      expect(scanRecord(json)).toBeUndefined();
    }
  });

  it("remembers keys, and none with a finding", () => {
    const asked: string[] = [];
    const fake = fakeScanner(asked);
    const scan = createScanRecord({ texts: fake, plain: fake });
    for (let turn = 0; turn < 3; turn++) scan('{"note":"x","ZELDA":"y"}');
    expect(asked.filter((key) => key === "note")).toHaveLength(2);
    expect(asked.filter((key) => key === "ZELDA")).toHaveLength(6);
    for (let turn = 0; turn < 2000; turn++) scan(`{"note${turn}":"x"}`);
    asked.length = 0;
    scan('{"note1999":"x","note":"x"}');
    expect(asked).toEqual(["note1999", "note1999"]);
  });
});
