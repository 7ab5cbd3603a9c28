import { describe, expect, it } from "vitest";
import { canaries } from "./canaries/canaries.ts";
import { captureChannels } from "./capture/capture-channels.ts";
import { captureProcess } from "./capture/capture-process.ts";

describe("an unknown option", () => {
  it("is refused by every function that takes options, with the names of the known ones", async () => {
    const wrong = { timeout: 1 } as never;
    const message = /^PHILOG_TESTING_OPTION: unknown option \(\S+ takes [\w, ]+, and has `timeout`\)$/;
    expect(() => canaries.opaque("options", 1, wrong)).toThrow(message);
    expect(() => captureChannels([], wrong)).toThrow(message);
    await expect(captureProcess(process.execPath, ["-v"], wrong)).rejects.toThrow(message);
  });
});
