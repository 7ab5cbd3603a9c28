import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Detector } from "./detector.ts";
import { scan } from "./scan.ts";
import { createScanner } from "./scanner.ts";

const scanner = createScanner();
const token = `tok1.mrn.k1.${"A".repeat(22)}`;

/** What has to be found stands between `<` and `>`. */
const found: [classification: string, text: string][] = [
  ["ssn", "ssn <123-45-6789> given"],
  ["ssn", "<000-12-3456>"],
  ["ssn", "x<123 45 6789>"],
  ["ssn", "<123.45.6789>!"],
  ["ssn", "social security number is <123456789>"],
  ["ssn", "SSN ending in <6789>"],
  ["ssn", '{"ssn":"<123456789>"}'],
  ["ssn", "patientSsn=<123456789>"],
  ["email", "mail <jane.roe+x@clinic.example.org>."],
  ["email", "'<jane@x.example>'"],
  ["email", "to=<jane@x.example>&y"],
  ["phone", "call <(555) 010-0199>"],
  ["phone", "<+1 555-010-0199 ext. 22> now"],
  ["phone", "<1-555-010-0199>"],
  ["phone", "<555.010.0199>"],
  ["phone", "<555 010 0199>"],
  ["phone", "<(555) 0100199>"],
  ["phone", "(<555-010-0199>)"],
  ["phone", "phone: <5550100199>"],
  ["phone", "call <5550100199>"],
  ["phone", "tel <+5550100199>"],
  ["phone", "<+44 20 7946 0958>"],
  ["fax", "fax: <555-010-0199>"],
  ["fax", "facsimile <+442079460958>"],
  ["account", "<4111-1111-1111-1111>"],
  ["account", "<4111 1111 1111 1111>"],
  ["account", "paid<4111111111111111>"],
  ["account", "<378282246310005>"],
  ["account", "<3782-822463-10005>"],
  ["account", "<6011000990139424>"],
  ["account", "IBAN <GB82 WEST 1234 5698 7654 32>"],
  ["account", "acct # <00912345>"],
  ["account", "claim number: <CLM-445566>"],
  ["ip", "from <10.20.30.40>:8080"],
  ["ip", "<2001:db8::8a2e:370:7334> up"],
  ["ip", "peer <fe80::1%eth0>"],
  ["ip", "<::ffff:10.0.0.9>: refused"],
  ["ip", "<2001:db8:1:2:3:4:5:6>"],
  ["ip", "net <2001:db8::>"],
  ["date", "seen on <April 12, 2023> again"],
  ["date", "<12 Apr 1961>"],
  ["date", "<4th of March>"],
  ["date", "<March 4th>"],
  ["date", "<Jan 9th '23>"],
  ["date", "<March 1961>"],
  ["date", "DOB <3/4/61>"],
  ["date", "<03-04-1961>"],
  ["date", "<04.03.1961>"],
  ["date", "<1961-03-04>"],
  ["date", "<1961-03-04T05:00:00.000Z>"],
  ["date", "<2019-03-04T00:00:00Z>"],
  ["date", "on <3/4/2023> 10:30 in clinic"],
  ["date", "birthDate=<19610304>"],
  ["date", "patient dob<19610304>"],
  ["mrn", "MRN <12345678>"],
  ["mrn", "MRN<12345678>"],
  ["mrn", "mrn for this patient was <884422>"],
  ["mrn", "Medical Record Number: <A-4455>"],
  ["mrn", "patient_id=<4711>"],
  ["mrn", '\\"patientId\\":\\"<47114711>\\"'],
  ["mrn", "<4455667> (MRN)"],
  ["mrn", "GET /patients/<884422>"],
  ["healthPlan", "<1EG4-TE5-MK73>"],
  ["healthPlan", "<1EG4TE5MK73>"],
  ["healthPlan", "member id <W123456789>"],
  ["vehicle", "<1M8GDM9AXKP042788>"],
  ["vehicle", "license plate <ABC-1234>"],
  ["license", "<AB1234563>"],
  ["license", "NPI <1234567893>"],
  ["license", "driver's license no. <D1234567>"],
  ["device", "<490154203237518>"],
  ["device", "serial no: <SN-99887>"],
  ["device", "<00:1b:44:11:3a:b7>"],
  ["device", "<00-1B-44-11-3A-B7>"],
  ["device", "<001b.4411.3ab7>"],
  ["url", "get <https://x.example/p?name=roe>."],
  ["url", "(<https://x.example/p/884422>)"],
  ["url", "<https://user:pw@x.example/>"],
  ["secret", "password=<hunter2>"],
  ["secret", '"api_key": "<abcdef12>"'],
  ["secret", "Authorization: Bearer <abcdef.GHIJKL-12>"],
  ["secret", "Bearer <abcdef.GHIJKL-12>"],
  ["secret", "x <eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl>"],
  ["secret", "eyJab.<eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln>"],
  ["secret", "basic password: <hunter2>"],
  ["secret", "Bearer passphrase: <hunter2> x"],
  ["secret", "<AKIAIOSFODNN7EXAMPLE>"],
  ["age", "a <93-year-old> man"],
  ["age", "<93 years old>"],
  ["age", "aged <93>"],
  ["age", '"age": <101>'],
  ["geo", "at <12 Hollow Elm Lane, Apt 4B>"],
  ["geo", "<9 St. Odd Ave.>, then"],
  ["geo", "in <Fallow Hills, MA 01234>"],
  ["geo", "in <Fallow, MA 01234-5678>"],
  ["geo", "<01234-5678>"],
  ["geo", "zip <01234>"],
  ["name", "<Dr. Quillfeather> came"],
  ["name", "<Dr. Quillfeather O.> came"],
  ["name", "patient <Ottoline Quill> came"],
  ["clinical", "diagnosis: <quixomitis of the vorple>; next"],
  ["account", "card <411111111111>"],
  ["biometric", "fingerprint <FPT:778899>"],
  ["photo", "photo <face_ab778899.jpg>"],
  ["otherId", "subject <TRIAL-AB-77889>"],
  ["date", "<08/23/1949>x"],
  ["geo", "id-<01234-5678>"],
  ["ip", "loaded:<2001:db8::1>"],
  ["name", "a_patient <Ottoline Quill>_b"],
  ["ip", "a_<2001:db8::1>_b"],
  ["name", "<Mrs Ottoline Quill> came"],
  ["name", "patient: <Ottoline Quill>"],
  ["name", "firstName=<ottoline>"],
  ["name", '"name": "<Ottoline Quill>"'],
  ["ssn", "<123%2D45%2D6789>"],
  ["ssn", "<１２３-４５-６７８９>"],
  ["ssn", "<12\u200b3\u201145\u20116789>"],
  ["email", "<jane%40x.example>"],
];

const kept = [
  "E11.9 and 4548-4 and 44054006 and 99213",
  "NDC 0002-8215-01",
  "550e8400-e29b-41d4-a716-446655440000",
  "4bf92f3577b34da6a3ce929d0e0e4736 00f067aa0ba902b7",
  "listening on 8080, epoch 1700000000 and 1700000000123",
  "v1.2.3.4 2.5.1 3.4.61 node 20.19.0",
  "took 1234 ms, 45 %, 12.5 MB, 10 GiB",
  "blk_-4980916519894289629 blk_3587508140051953248",
  "2024-05-06T07:08:09.123Z started",
  "2024-05-06 07:08:09,123 INFO ready",
  "20240506T070809 ready",
  "2024-05-06T0708 ready",
  "5/6/2024 07:08 ready",
  "[5/6/2024 07:08:09] ready",
  "x 5/6/2024 07:08:09 ready",
  "[06/May/2024:07:08:09 +0000]",
  "Sun May 06 07:08:09 2024",
  "loopback 127.0.0.1 ::1 0.0.0.0",
  "std::vector a::b ::: 12:34:56 dead::beef",
  "00:00:00:00:00:00 ff:ff:ff:ff:ff:ff",
  "1111:2222:3333:4444:5555:6666:7777:8888:9999:aaaa:bbbb",
  "see https://x.example/page and https://api.x.example and https://",
  "pkg@1.2.3 and @scope/pkg and .@x.example",
  "mrn lookup took 12345678 ms",
  "mrn missing; 12345678 rows",
  "mrn none in any of all these many places 12345678",
  "mrn at 2024-05-06T07:08:09Z",
  "mrna 12345678 and mrn 12",
  "account locked after 5000 tries",
  "basic authentication failed, token: x, bearer of news",
  "eyJ and secret sauce",
  "aged 45, 45 years old, 200 years old, 95 rows, 100",
  "1111 1111 1111 1112 and 4111111111111112 and 5105105105105100999",
  "+1 and +12 345 and +",
  "123-456 and 123 456 789 and 555-0",
  "200 512 102",
  "12 monkeys, 5 Apples and",
  "12345-6789-01 and 1-12345-6789",
  "1M8GDM9A1KP042788 AB1234567 490154203237519 GB00WEST12345698765432 9ZZ9-ZZ9-ZZ99",
  "aa-bb-cc and 0-00-1B-44-11-3A-B7 and 22-aa and abcd.1",
  "name=worker patient: unknown Dr no",
  "May the 99, march on",
  "4111111111111111112 items",
  "Patient Not Found, diagnosis made, diagnosis: ",
  "PWD=/var/lib/app",
  "a quiet line of words",
  "",
];

describe("scan", () => {
  it.each(found)("finds %s in %s", (classification, marked) => {
    const start = marked.indexOf("<");
    const end = marked.indexOf(">") - 1;
    const text = marked.replace("<", "").replace(">", "");
    expect(scan(text).map((hit) => [hit.classification, text.slice(hit.start, hit.end)])).toContainEqual([
      classification,
      text.slice(start, end),
    ]);
  });

  it.each(kept)("leaves alone: %s", (text) => {
    expect(scan(text)).toEqual([]);
    expect(scanner.redact(text)).toBe(text);
  });

  it("replaces each finding by its classification and tells of it", () => {
    const told: string[] = [];
    const { redact, has } = createScanner({ onFinding: (classification) => told.push(classification) });
    expect(redact("ssn 123-45-6789, mail a@b.example")).toBe("ssn [REDACTED:ssn], mail [REDACTED:email]");
    expect(told).toEqual(["ssn", "email"]);
    expect(has("123-45-6789")).toBe(true);
    expect(has("nothing 1")).toBe(false);
  });

  it("skips markers and tokens as units", () => {
    for (const text of [
      "[REDACTED:mrn]",
      `pt ${token} of [KEY:12]`,
      `mrn=${token}`,
      "[MISFIT:code] [LIMIT:depth] [WITHHELD]",
    ]) {
      expect(scanner.redact(text)).toBe(text);
    }
    expect(scanner.redact(`[x] 1 [REDACTED]123-45-6789`)).toBe("[x] 1 [REDACTED][REDACTED:ssn]");
  });

  it("leaves detectors out by name or classification, and takes others", () => {
    const text = "123-45-6789 a@b.example";
    expect(scan(text, { disable: ["ssn"] }).map((hit) => hit.detector)).toEqual(["email"]);
    expect(scan(text, { disable: ["ssn", "email"] })).toEqual([]);
    expect(createScanner({ detectors: [] }).find(text)).toEqual([]);
  });

  it("gives a joined finding the classification of the longest", () => {
    expect(scan("https://x.example/p?mail=a@b.example&mrn=12345678").map((hit) => hit.classification)).toEqual(["url"]);
    const detector = (name: "mrn" | "ssn", from: number, to: number) => ({
      name,
      classification: name,
      digits: [1],
      find: (_text: string, _start: number, _end: number, report: (start: number, end: number) => void) => {
        report(from, to);
        return undefined;
      },
    });
    expect(createScanner({ detectors: [detector("mrn", 0, 3), detector("ssn", 2, 8)] }).find("a 1 bcdefg")).toEqual([
      { start: 0, end: 8, classification: "ssn", detector: "ssn" },
    ]);
  });

  it("replaces a piece as a whole where every pass uncovers another finding", () => {
    const nested = {
      name: "edge",
      classification: "otherId" as const,
      digits: [1, 2, 3, 4, 5, 6, 7, 8],
      find: (_text: string, start: number, _end: number, report: (start: number, end: number) => void) => {
        report(start, start + 1);
        return undefined;
      },
    };
    const { redact } = createScanner({ detectors: [nested] });
    expect(redact("12345678")).toBe(`${"[REDACTED:otherId]".repeat(4)}`);
  });

  const snippet = fc.oneof(
    fc.constantFrom(
      ...found.map(([, text]) => text.replace(/[<>]/g, "")),
      ...kept,
      token,
      "[REDACTED]",
      "[KEY:1]",
      "[",
      "tok1.",
    ),
    fc.constantFrom(..."0123456789-./:@ %=\"'()[]+,_abcXYZ"),
    fc.string({ maxLength: 6 }),
  );
  const texts = fc.array(snippet, { maxLength: 8 }).map((parts) => parts.join(""));

  it("redacts idempotently", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = scanner.redact(text);
        expect(scanner.redact(once)).toBe(once);
      }),
      { numRuns: 1500 },
    );
  });

  it("gives sorted findings inside the text that do not overlap", () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { start, end } of scanner.find(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe("scan", () => {
  it("refuses what is no text, and options that it does not know", () => {
    expect(() => scan(5 as never)).toThrow("PHILOG_OPTION_BAD");
    expect(() => scan("x", { detector: [] } as never)).toThrow(/PHILOG_OPTION_UNKNOWN.*detectors/);
    expect(scan("x", { disable: ["ssn"] })).toEqual([]);
  });
});

/** A number of the issuer's digits and this length whose last digit is Luhn's. */
function cardNumber(prefix: string, length: number): string {
  const body = prefix.padEnd(length - 1, "0");
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

describe("a payment card", () => {
  const issued: [issuer: string, prefix: string, length: number][] = [
    ...[13, 16, 19].map((length): [string, string, number] => ["Visa", "4", length]),
    ...["51", "53", "55", "2221", "2229", "223", "229", "23", "26", "270", "271", "2720"].map(
      (prefix): [string, string, number] => ["Mastercard", prefix, 16],
    ),
    ["American Express", "34", 15],
    ["American Express", "37", 15],
    ...["30", "36", "38", "39"].map((prefix): [string, string, number] => ["Diners", prefix, 14]),
    ...["6011", "644", "649", "65"].map((prefix): [string, string, number] => ["Discover", prefix, 16]),
    ["UnionPay", "62", 19],
    ["JCB", "35", 16],
  ];
  it.each(issued)(
    "of %s (%s, %i digits) is found with the right last digit, and left alone with another",
    (_, ...card) => {
      const number = cardNumber(...card);
      expect(scanner.redact(`paid ${number} once`)).toBe("paid [REDACTED:account] once");
      const wrong = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
      expect(scanner.find(`paid ${wrong} once`).filter(({ detector }) => detector === "card")).toEqual([]);
    },
  );

  it.each([
    ["Mastercard of another length", cardNumber("51", 19)],
    ["a prefix of no issuer", cardNumber("50", 16)],
    ["a prefix of no issuer", cardNumber("2220", 16)],
    ["a prefix of no issuer", cardNumber("2721", 16)],
    ["a prefix of no issuer", cardNumber("643", 16)],
    ["a block's id", `blk_${cardNumber("4", 19)}`],
  ])("is not seen in %s", (_, text) => {
    expect(scan(text)).toEqual([]);
  });

  it("is found behind an underscore where it is no longer than cards are", () => {
    expect(scanner.redact(`a_${cardNumber("4", 16)}`)).toBe("a_[REDACTED:account]");
  });

  it.each([
    "4111-1111-1111-1111-12",
    "4111 1111 1111 1111",
    cardNumber("4", 19).replace(/(\d{4})(?=\d)/g, "$1 "),
    "3056-930902-5904",
    "3056 930902 5904",
    "3782 822463 10005",
  ])("is found in groups: %s", (text) => {
    expect(scanner.redact(`${text} ok`)).toBe("[REDACTED:account] ok");
    expect(scanner.redact(`${text}-ok`)).toBe("[REDACTED:account]-ok");
  });

  it("is not seen in more groups of digits than cards have", () => {
    expect(scan("4111 1111 1111 11112")).toEqual([]);
    expect(scan("3056-930902-5904-1")).toEqual([]);
  });
});

/** What has to be replaced stands between `<` and `>`; nothing else is touched. */
const exactly: [classification: string, text: string][] = [
  ["date", "<2024-05-06>T9 x"],
  ["date", "<1961-03-04T05:06> x"],
  ["date", "<1961-03-04T05:06:07> x"],
  ["date", "<1961-03-04T05:06:07.5Z> x"],
  ["date", "<1961-03-04 05:06:07+02:00> x"],
  ["date", "<1961-03-04T05:06:07-0500> x"],
  ["date", "<2019-03-04T00:00> x"],
  ["date", "<2019-03-04 00:00:00.000000> x"],
  ["date", "<2019-03-04T00:00:00+02:00> x"],
  ["date", "<2019-03-04T00:00:00-0500> x"],
  ["date", "on <3/4/2023>, 10:30 in clinic"],
  ["date", "on <3/4/2023>  10:30 in clinic"],
  ["date", "<3/4/1961 10:30:05> x"],
  ["date", "born <3/4/61> x"],
  ["date", "x <12-Apr-1961> x"],
  ["date", "birth date <19610304> x"],
  ["date", "date of birth <19610304> x"],
  ["date", "admitted <20230304> x"],
  ["date", "death date: <20230304> x"],
  ["phone", "id21-<555-010-0199> x"],
  ["phone", "<+1. 555-010-0199> x"],
  ["phone", "<1(555) 010-0199> x"],
  ["phone", "<+12345678> x"],
  ["phone", "<+123456789012345> x"],
  ["phone", "<+358 (40) 123 4567> x"],
  ["fax", "facsimile <5550100> x"],
  ["mrn", "mr# <445566> x"],
  ["mrn", "record # <445566> x"],
  ["otherId", "<case #445566> x"],
  ["mrn", "mrn value id <12345> x"],
  ["mrn", "mrn for number <12345> x"],
  ["mrn", "mrn for num <12345> x"],
  ["mrn", "<4455> (mrn) x"],
  ["mrn", "medical record of somebody else <123456> x"],
  ["mrn", "chart no of somebody else <123456> x"],
  ["ssn", "ssn of somebody else <123456789> x"],
  ["ssn", "social security of somebody else <123456789> x"],
  ["healthPlan", "medicare <445566> x"],
  ["healthPlan", "medicaid id <W445566> x"],
  ["healthPlan", "hicn: <445566A> x"],
  ["license", "passport <X445566> x"],
  ["license", "certificate number <445566> x"],
  ["vehicle", "vin: <ABC445566> x"],
  ["device", "imei <49015420> x"],
  ["device", "imsi <49015420> x"],
  ["device", "udi=<49015420> x"],
  ["device", "<490154203237518> x"],
  ["device", "<00-1B-44-11-3A-B7> x"],
  ["device", "<00-1B-44-11-3A-B7>-x"],
  ["device", "<001b.4411.3ab7> x"],
  ["device", "<001b.4411.3ab7>. x"],
  ["device", "<00:1b:44:11:3a:b7:00:01> x"],
  ["device", "<aa:ff:ff:ff:ff:ff> x"],
  ["device", "<11:00:00:00:00:00> x"],
  ["ip", "<10.127.0.1> x"],
  ["ip", "<0.0.0.09> x"],
  ["ip", "<1:2:3:4:5:6:7:8> x"],
  ["url", "<http://x.example/p/8844> x"],
  ["url", "<http://x.example?q> x"],
  ["age", "<93 yr old> x"],
  ["age", "<93 yrs old> x"],
  ["age", "<93-years-of age> x"],
  ["age", "<93years old> x"],
  ["age", "<93 yearsold> x"],
  ["age", "<93 y/o> x"],
  ["age", "<93yo> x"],
  ["age", "<93 y.o>. x"],
  ["age", "<90 years old> x"],
  ["age", "<125 years old> x"],
  ["age", "age:<93> x"],
  ["age", "age was '<93>' x"],
  ["account", "<GB82WEST12345698765432> x"],
  ["account", "<BE68539007547034> x"],
  ["account", "<BE68 5390 0754 7034> x"],
  ["account", "<NO93 8601 1117 947> x"],
  ["geo", "<01234-5678> x"],
  ["clinical", 'x "diagnosis":"<quixomitis acuta>" x'],
  ["clinical", "dx=<quixomitis acuta>"],
  ["clinical", "diagnoses : <quixomitis acuta>"],
  ["clinical", "diagnosis was: <quixomitis acuta>. x"],
  ["name", "<Dr. Quillfeather> came"],
  ["name", "firstName=<Ottoline-Rosé>, 3"],
  ["name", "firstName: <ottoline Quillfeather>; x"],
  ["name", "lastName: <Quill, Ottoline>; x"],
  ["name", "lastName=<Quill^Ottoline^O'R>; x"],
  ["secret", "password=<a> x"],
  ["secret", "<eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0> x"],
  ["secret", "<ASIAIOSFODNN7EXAMPLE> x"],
  ["secret", "secret=<abcdef> x"],
];

const untouched = [
  "2024-05-06 07:08:09 since 1961",
  "x 5/6/2024  07:08:09 ready",
  "[5/6/2024 07:08] ready",
  "1-1961-03-04 and 1961-03-04-5 and 8/23/1949/7",
  "+1234567 x",
  "+1234567890123456 x",
  "mrn 12345 second, mrn 12345 minute, mrn 12345 kb",
  "mrn 12345 row, mrn 12345 record, mrn 12345 item, mrn 12345 attempt",
  "ssn of somebody else 12345 x",
  "mrn of somebody else; 123456",
  "A445 (mrn) x",
  "00:1b:44:11:3a:b7:00:01:02 x",
  "::ffff:127.0.0.1 x",
  "126 years old, 89 years old, aged well, 93 x",
  "https://x.internal/p/884/422 x",
  "secret=abcde x",
  "bearer carriers x",
  "AKIAIOSFODNN7EXAMPLEX XAKIAIOSFODNN7EXAMPLE",
];

describe("the scanner", () => {
  it("looks between more findings than it keeps in mind", () => {
    const text = "ada@quill.example; ".repeat(40);
    expect(scan(text)).toHaveLength(40);
    expect(scan(`${text}Tel <b>`)).toHaveLength(40);
  });

  it.each(exactly)("replaces by %s, and nothing else: %s", (classification, marked) => {
    expect(scanner.redact(marked.replace(/[<>]/g, ""))).toBe(marked.replace(/<.*>/, `[REDACTED:${classification}]`));
  });

  it.each(untouched)("touches nothing in: %s", (text) => {
    expect(scanner.redact(text)).toBe(text);
  });

  it.each([
    `paid ${cardNumber("4", 16)} x`,
    "to GB82WEST12345698765432 x",
    "mrn 12345",
    "name: Ottoline Quill",
    "dx: quixomitis",
  ])("finds nothing in %j by a detector that `disable` names", (text) => {
    const names = [...new Set(scan(text).map(({ detector }) => detector))];
    expect(names).not.toEqual([]);
    for (const name of names) {
      expect(scan(text, { disable: [name] }).map(({ detector }) => detector)).not.toContain(name);
    }
  });
});

describe("the scanner, wherever in a line", () => {
  it.each([
    ["date", "seen <1961-03-04> x"],
    ["date", "on <3/4/2023> 10:30:5 in clinic"],
    ["date", "<2019-03-04T00:00:00> 1130 x"],
    ["vehicle", "car <1M8GDM9AXKP042788> x"],
    ["license", "by <AB1234563> x"],
    ["license", "by <AB1234169> x"],
    ["account", "paid <4111-1111-1111-1111> x"],
    ["device", "by <00-1B-44-11-3A-B7> x"],
    ["secret", "with <AKIAIOSFODNN7EXAMPLE> x"],
    ["secret", "Bearer <abcdefGhijkl> x"],
    ["url", "<http:///p/8844> x"],
    ["ip", "up <2001:db8::1>."],
    ["ip", "sha256a0b1c2dead:<2001:db8::1> x"],
    ["ip", "<abcd:abcd:abcd:abcd:abcd:abcd:192.168.100.200> x"],
    ["ip", "a rather long line of words that comes before <2001:db8::1> x"],
    ["name", "surname: <Quill, Ottoline>; x"],
    ["name", "Service of <Dr. Quillfeather> x"],
    ["phone", "<+358 40 12 34 56 78 9> x"],
    ["phone", "<+44 20 7946 0958>, 8080 8081 x"],
    ["phone", "1 (<555-010-0199> x"],
    ["mrn", "mrn <12345> in ms"],
    ["mrn", "mrn <X2024-05-06T07:08> x"],
    ["mrn", `mrn ${"a".repeat(28)} <123456> x`],
    ["email", "x <a.123-45-6789@x.example> y"],
  ])("replaces by %s, and nothing else: %s", (classification, marked) => {
    expect(scanner.redact(marked.replace(/[<>]/g, ""))).toBe(marked.replace(/<.*>/, `[REDACTED:${classification}]`));
  });

  it.each([
    "x 5/6/2024: 07:08 ready",
    "4455667 (the mrn) x",
    "mrn ending digits ending digits ending 12345",
    `mrn ${"a".repeat(29)} 123456 x`,
    "4111-1111-1111-11112",
    "3056-930902-590456",
    "bearer of news 12 x",
    "basic authentication failed 12 times",
    "http who? 12 x",
    "why? see https://x.example/docs now 12",
    "see https://host1234.example/docs x",
    "cafe::1st x",
    "+12 345 and 88 99 11",
    `mrn=tok1.mrn.k1.${"1".repeat(21)}A`,
    "password=[REDACTED:secret]",
    "job41.",
    "a49015420323751 x",
    "49015420323750a x",
  ])("touches nothing in: %s", (text) => {
    expect(scanner.redact(text)).toBe(text);
  });

  it("leaves out telephone numbers by classification", () => {
    expect(scan("555-010-0199 +44 20 7946 0958", { disable: ["phone"] })).toEqual([]);
  });

  it("keeps findings apart that only touch, and looks again between them", () => {
    const reporting = (...places: [start: number, end: number][]): Detector => ({
      name: "here",
      classification: "otherId",
      chars: "@",
      find(_text, _start, _end, report) {
        for (const [start, end] of places) report(start, end);
        return undefined;
      },
    });
    expect(createScanner({ detectors: [reporting([0, 3], [3, 6])] }).find("abc@12")).toHaveLength(2);
    const edge: Detector = {
      name: "edge",
      classification: "otherId",
      digits: [1, 2, 3, 4, 5],
      find(_text, start, _end, report) {
        report(start, start + 1);
        return undefined;
      },
    };
    const { redact } = createScanner({ detectors: [edge] });
    expect(redact("12 345 x")).toBe(`${"[REDACTED:otherId]".repeat(2)} ${"[REDACTED:otherId]".repeat(3)} x`);
    expect(redact("12345 1")).toBe("[REDACTED:otherId]".repeat(5));
  });
});
