import { expect, it } from "vitest";
import { createScanner } from "./scanner.ts";
import { valueDetectors } from "./values.ts";

const { find } = createScanner({ detectors: valueDetectors });

it.each([
  ["secret", "password=<hunter2>"],
  ["cloud-key", "<AKIAIOSFODNN7EXAMPLE>"],
  ["prefixed-token", `<ghp_${"aB3".repeat(8)}>`],
  ["private-key", `<-----BEGIN PRIVATE KEY-----${"aB3".repeat(8)}>`],
  ["connection-string", "redis://<app:hunter2@db.example>"],
  ["ssn", "<123-45-6789>"],
  ["card", "<4111111111111111>"],
  ["grouped-card", "<4111-1111-1111-1111>"],
  ["email", "<quark@clinic.example>"],
  ["phone", "<(555) 010-0199>"],
  ["international-phone", "<+44 20 7946 0958>"],
  ["url", "<https://clinic.example/quark>"],
  ["labelled-domain", "blog: <quark.example>"],
  ["ipv4", "<10.20.30.40>"],
  ["ipv6", "<2001:db8::8a2e:370:7334>"],
  ["mbi", "<1EG4-TE5-MK73>"],
  ["vin", "<1M8GDM9AXKP042788>"],
  ["dea", "<AB1234563>"],
  ["iban", "<BE68539007547034>"],
  ["labelled-iban", "IBAN: <BE00539007547034>"],
  ["wallet", "<1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa>"],
  ["mac", "<00-1B-44-11-3A-B7>"],
  ["dotted-mac", "<001a.2b3c.4d5e>"],
  ["imei", "<490154203237518>"],
  ["labelled-mrn", "MRN <445566>"],
  ["labelled-phone", "pager <5550199>"],
  ["coordinates", "location: <(11.770570, -62.949219)>"],
])("%s is among the detectors of values, and none other takes its hit: %s", (name, marked) => {
  const start = marked.indexOf("<");
  const text = marked.replace(/[<>]/g, "");
  expect(find(text)).toEqual([expect.objectContaining({ start, end: marked.indexOf(">") - 1, detector: name })]);
});
