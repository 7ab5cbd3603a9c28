import { describe, expect, it } from "vitest";
import { openHost } from "../host/open-host.ts";
import { canary } from "./fake-process.test-data.ts";
import { powertoolsFormatter } from "./powertools-formatter.ts";

const given = {
  logLevel: "WARN",
  timestamp: new Date(),
  message: `loaded ${canary}`,
  serviceName: "clinic-api",
  xRayTraceId: "1-5759e988-bd862e3fe1be46a994272793",
  sampleRateValue: 0.5,
  lambdaContext: {
    coldStart: true,
    functionName: "clinic-read",
    memoryLimitInMB: "256",
    awsRequestId: "6f1c5a52-6b39-4e1c-9c5d-0a2f1c7b8d11",
  },
};

describe("the formatter for Powertools", () => {
  it("writes its line through the policy", () => {
    const formatter = powertoolsFormatter();
    const error = Object.assign(new Error(`no row for '${canary}'`), { code: "ECONNREFUSED", detail: canary });
    const item = formatter.formatAttributes(given, { event: "visit.read", patient: { name: canary }, error });
    item.prepareForPrint();
    expect(item.getAttributes()).toMatchObject({
      level: "WARN",
      timestamp: given.timestamp.toISOString(),
      message: "loaded [REDACTED]",
      service: "clinic-api",
      cold_start: true,
      function_name: "clinic-read",
      function_memory_size: 256,
      function_request_id: given.lambdaContext.awsRequestId,
      xray_trace_id: given.xRayTraceId,
      sampling_rate: 0.5,
      event: "visit.read",
      error: { code: "ECONNREFUSED", message: "no row for [REDACTED]" },
      redacted: ["patient", "error.detail"],
    });
    expect(JSON.stringify(item.getAttributes())).not.toContain(canary);
  });

  it("writes what there is before the function was called", () => {
    const item = powertoolsFormatter().formatAttributes({ logLevel: canary, message: undefined });
    expect(Object.keys(item.getAttributes())).toEqual(["level", "timestamp"]);
    expect(item.getAttributes().level).toBe("INFO");
  });

  it("holds what is added later to the policy, too", () => {
    const item = powertoolsFormatter().formatAttributes(given, {});
    const attributes = item.addAttributes({ event: "a.b", patient: canary }).getAttributes();
    expect(attributes).toMatchObject({ event: "a.b", redacted: ["patient"], service: "clinic-api" });
    expect(item.removeEmptyKeys(attributes)).toBe(attributes);
    item.setAttributes({ event: "c.d", patient: canary });
    expect(item.getAttributes()).toEqual({ event: "c.d", redacted: ["patient"] });
  });

  it("formats errors and times for who asks for that alone", () => {
    const formatter = powertoolsFormatter();
    expect(formatter.formatError(new TypeError(`'${canary}'`))).toMatchObject({
      type: "TypeError",
      message: "[REDACTED]",
    });
    expect(formatter.formatTimestamp(new Date(0))).toBe("1970-01-01T00:00:00.000Z");
    expect(formatter.getCodeLocation("at x (a:1:1)")).toBe("");
  });

  it("withholds what cannot be read", () => {
    const { redactor } = openHost({});
    const fail = () => {
      throw new Error(canary);
    };
    const formatter = powertoolsFormatter({ redactor });
    const hostile = new Proxy({}, { get: fail, ownKeys: fail });
    expect(formatter.formatAttributes(given, hostile).getAttributes()).toMatchObject({ philog: "withheld" });
    const message = new Proxy({}, { get: fail, getPrototypeOf: fail });
    const attributes = formatter.formatAttributes({ ...given, message }, {}).getAttributes();
    expect(JSON.stringify(attributes)).not.toContain(canary);
    expect(redactor.stats().withheld).toBe(2);
  });

  it("keeps what lockdown keeps", () => {
    const { redactor } = openHost({});
    redactor.lockdown("suspected leak");
    const item = powertoolsFormatter({ redactor }).formatAttributes(given, { event: "visit.read", service: "x" });
    expect(item.getAttributes()).toMatchObject({ event: "visit.read", philog: "lockdown" });
    expect(item.getAttributes()).not.toHaveProperty("message");
  });

  it("refuses options that it does not know", () => {
    expect(() => powertoolsFormatter({ polcy: {} } as never)).toThrow(/powertoolsFormatter.*policy/s);
  });
});
