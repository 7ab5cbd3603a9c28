import { describe, expect, it } from "vitest";
import { loadKms } from "./kms-reach.ts";

const failing = (code: string) => () => Promise.reject(Object.assign(new Error("quoted input"), { code }));

describe("@philog/kms", () => {
  it("is asked for by name where it or the SDK is not installed", async () => {
    await expect(loadKms(failing("ERR_MODULE_NOT_FOUND"))).rejects.toMatchObject({
      exitCode: 2,
      message: "PHILOG_AWS_SDK: a client of the AWS SDK is not installed (npm install @philog/kms @aws-sdk/client-kms)",
    });
  });

  it("that is broken is no package that is missing", async () => {
    await expect(loadKms(failing("ERR_INVALID_PACKAGE_CONFIG"))).rejects.toThrow("quoted input");
  });
});
