import { expect, test } from "vitest";
import { names, published } from "./packed.ts";
import { root, runNode } from "./run.ts";

test("a release is refused where the tag is of another version than the packages", async () => {
  const { code, stderr } = await runNode(root, "scripts/check-release.mjs", "v99.0.0");
  expect(code).toBe(1);
  for (const name of names) expect(stderr).toContain(`${name} is `);
});

test("a release does not complain of the version where the tag is the packages'", async () => {
  const { stderr } = await runNode(root, "scripts/check-release.mjs", `v${published[0]!.manifest.version}`);
  expect(stderr).not.toContain("the tag is");
});

test.each(["twenty", "22.1", "2"])(
  "the run on other versions of Node refuses %s, which is no major version",
  async (major) => {
    const { code, stderr } = await runNode(root, "scripts/test-node.mjs", major);
    expect(code).toBe(2);
    expect(stderr).toContain("no major version of Node");
  },
);
