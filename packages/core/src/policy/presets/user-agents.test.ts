import { expect, it } from "vitest";
import { userAgents } from "./user-agents.ts";

const webKit = "AppleWebKit/537.36 (KHTML, like Gecko)";
const chrome = `Mozilla/5.0 (X11; Linux x86_64) ${webKit} Chrome/126.0.0.0`;
const iPhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

it.each([
  ["elb-health-checker", "ELB-HealthChecker/2.0"],
  ["kube-probe", "kube-probe/1.29"],
  ["cloudfront", "Amazon CloudFront"],
  ["bot", "Mozilla/5.0 (compatible; examplebot/2.1)"],
  ["bot", "Mozilla/5.0 (compatible; ExampleBot/2.1)"],
  ["bot", "example-crawler/1.0 python-requests/2.32.3"],
  ["bot", `${chrome} Safari/537.36 (compatible; examplespider/1.0)`],
  ["postman", "PostmanRuntime/7.39.0"],
  ["insomnia", "Insomnia/2023.5.8"],
  ["curl", "curl/8.5.0"],
  ["wget", "Wget/1.21.4"],
  ["axios", "axios/1.7.2"],
  ["undici", "undici"],
  ["node-fetch", "node-fetch/1.0 (+https://example.test/node-fetch)"],
  ["okhttp", "okhttp/4.12.0"],
  ["python-requests", "python-requests/2.32.3"],
  ["python", "Python/3.12 aiohttp/3.9.5"],
  ["go", "Go-http-client/1.1"],
  ["java", "Apache-HttpClient/5.3.1 (Java/21.0.3)"],
  ["java", "Apache-HttpClient/5.3.1"],
  ["java", "Java/21.0.3"],
  ["dart", "Dart/3.4 (dart:io)"],
  ["electron", `${chrome} Electron/31.0.0 Safari/537.36`],
  ["edge", `${chrome} Safari/537.36 Edg/126.0.0.0`],
  ["edge", `${chrome} Mobile Safari/537.36 EdgA/126.0.0.0`],
  ["opera", `${chrome} Safari/537.36 OPR/111.0.0.0`],
  ["samsung", `Mozilla/5.0 (Linux; Android 14) ${webKit} SamsungBrowser/25.0 Chrome/121.0.0.0 Safari/537.36`],
  ["firefox", "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"],
  ["firefox", `${iPhone} FxiOS/127.0 Mobile/15E148 Safari/605.1.15`],
  ["chrome", `${iPhone} CriOS/126.0.6478.35 Mobile/15E148 Safari/604.1`],
  ["chrome", `${chrome} Safari/537.36`],
  ["safari", `${iPhone} Version/17.4 Safari/604.1`],
  ["ios", "Example/1 CFNetwork/1494.0.7 Darwin/23.4.0"],
  ["node", "node"],
  [undefined, "Zelda Quarkwright"],
])("the first part that stands in it makes %s of %s", (family, text) => {
  expect(userAgents.find(([part]) => text.includes(part))?.[1]).toBe(family);
});
