import { describe, expect, it } from "vitest";
import { httpPreset } from "../policy/presets/http.ts";
import { otherUserAgent, userAgents } from "../policy/presets/user-agents.ts";
import { createFamilyOf, userAgentFamily } from "./user-agent.ts";

const webKit = "AppleWebKit/537.36 (KHTML, like Gecko)";

describe("userAgentFamily", () => {
  it.each([
    [`Mozilla/5.0 (X11; Linux x86_64) ${webKit} Chrome/126.0.0.0 Safari/537.36`, "chrome"],
    [`Mozilla/5.0 (Windows NT 10.0) ${webKit} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`, "edge"],
    [`Mozilla/5.0 (Windows NT 10.0) ${webKit} Chrome/126.0.0.0 Safari/537.36 OPR/111.0`, "opera"],
    [`Mozilla/5.0 (Linux; Android 14; Zelda's Phone) ${webKit} SamsungBrowser/25.0 Chrome/121.0`, "samsung"],
    ["Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15", "safari"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "firefox"],
    ["Mozilla/5.0 (compatible; Examplebot/2.1; +http://example.test/bot.html)", "bot"],
    ["curl/8.5.0", "curl"],
    ["node", "node"],
    ["kube-probe/1.29", "kube-probe"],
    ["ELB-HealthChecker/2.0", "elb-health-checker"],
    ["Zelda Quarkwright", "other"],
    ["", "other"],
    [`${"x".repeat(600)} curl/8.5.0`, "other"],
  ])("of %s is %s", (header, family) => {
    expect(userAgentFamily(header)).toBe(family);
  });

  it("is one that the preset keeps, whatever it is", () => {
    const { oneOf } = httpPreset.rules!["req.userAgent"] as { oneOf: string[] };
    expect([...new Set(userAgents.map(([, family]) => family)), otherUserAgent]).toEqual(oneOf);
    expect(userAgents.filter(([part, family]) => userAgentFamily(part) !== family)).toEqual([]);
  });
});

describe("createFamilyOf", () => {
  it("gives the same family for a header that comes again, whatever came between", () => {
    const familyOf = createFamilyOf();
    for (let turn = 0; turn < 3; turn++) {
      for (let version = 0; version < 300; version++) expect(familyOf(`curl/8.${version}`)).toBe("curl");
      expect(familyOf("node")).toBe("node");
      expect(familyOf(`${"x".repeat(600)} curl/8.5.0`)).toBe("other");
    }
  });
});
