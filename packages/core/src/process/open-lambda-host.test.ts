import { afterEach, describe, expect, it } from "vitest";
import { openHost } from "../host/open-host.ts";
import { openLambdaHost } from "./open-lambda-host.ts";
import { setProcessState } from "./state.ts";

afterEach(() => void Reflect.deleteProperty(globalThis, Symbol.for("philog.process")));

describe("a function's host", () => {
  it("is the preload's where no option has a value, and the options' own else", () => {
    const host = openHost({});
    setProcessState({ host } as never);
    expect(openLambdaHost({})).toBe(host);
    expect(openLambdaHost({ policy: undefined } as never)).toBe(host);
    expect(openLambdaHost({ policy: { version: 1 } })).not.toBe(host);
  });
});
