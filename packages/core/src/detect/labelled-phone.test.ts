import { describe, expect, it } from "vitest";
import { labelledPhone } from "./labelled-phone.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const marked = marking(labelledPhone);
const words = (text: string): string[] => text.split(" ");

const telling = [
  ...words("telephone phone tel ph mobile cell cellPhone mobilePhone workPhone officePhone"),
  ...words("fax facsimile pager beeper whatsapp voicemail"),
  ...words("cellphone homephone workphone mobilephone officephone Cellphone HOMEPHONE"),
  ...["home phone", "work_phone", "office-phone", "homePhone", "Phone", "FAX"],
];
/** With the word number, in camel case or in one. */
const numbered = [
  ...words("phoneNumber phoneNo phoneNr PhoneNumber telephoneNumber homePhoneNumber mobilePhoneNumber mobileNumber"),
  ...words("cellNumber faxNumber faxNo telNo pagerNumber whatsappNumber workphoneNumber"),
  ...words("phonenumber telephonenumber faxnumber mobilenumber cellnumber phoneno mobileno PHONENUMBER Phonenumber"),
];
/** Such a word asks for groups of digits, or for digits that no time stamp has. */
const asking = words("call contact reachable reach dial ring registered number numbers Call REACH");

describe("a telephone number behind a word that says so", () => {
  it.each(telling)("is found behind %s", (word) => {
    expect(marked(`x ${word} 5550199 y`)).toBe(`x ${word} <5550199> y`);
    expect(marked(`x ${word} of hers, we think: 555 0199 y`)).toBe(`x ${word} of hers, we think: <555 0199> y`);
    expect(marked(`${word}s 5550199`)).toBe(`${word}s 5550199`);
  });
  it.each(numbered)("is found behind %s", (word) => {
    expect(marked(`x ${word}: 5550199 y`)).toBe(`x ${word}: <5550199> y`);
    expect(marked(`{"${word}":"5550199"}`)).toBe(`{"${word}":"<5550199>"}`);
    expect(marked(`${word}x: 5550199, ${word}Id: 5550199`)).toBe(`${word}x: 5550199, ${word}Id: 5550199`);
  });
  it.each(["cellphone", "homephone", "workphone", "mobilephone", "officephone", "phonenumber", "faxnumber"])(
    "is found under the key %s",
    (key) => {
      const { under } = createScanner({ detectors: [labelledPhone] });
      expect(under(key).find("5550199")).toMatchObject([{ start: 0, end: 7 }]);
      expect(under(`${key}x`).find("5550199")).toEqual([]);
    },
  );
  it.each([" number", " numbers", " no", " no.", " nr", " nr.", " #", "_number", "-no", "#"])(
    "is found behind phone and %j",
    (word) => {
      const far = "-".repeat(30);
      expect(marked(`phone${word}${far}5550199 x`)).toBe(`phone${word}${far}<5550199> x`);
      expect(marked(`phone${word}-${far}5550199 x`)).toBe(`phone${word}-${far}5550199 x`);
    },
  );
  it("is found up to 30 characters on", () => {
    const far = " , so we were told by her niece";
    expect(far).toHaveLength(31);
    expect(marked(`phone${far}555 0199`)).toBe(`phone${far}<555 0199>`);
    expect(marked(`phone ${far}555 0199`)).toBe(`phone ${far}555 0199`);
  });
  it.each([
    "phone <1234567>, fax <123456789012345>, cell <12345678>.",
    "phone <5550199>. She",
    "phone <5550199>- she",
    "phone <555-0199> x",
    "phone <5-550199>, phone <12345-67>, phone <1-12345678> x",
    "phone <1.23.4567>, phone <12/34/567>, phone <12 34-56.78> x",
    "phone <1 2 3 4 5 67> x",
    "phone <(1) 234567>, phone <(12345) 67>, phone <(555)-0199> x",
    "phone <555 (0199)>, phone <5 (12345678)>, phone <1 (2) 34567> x",
    "phone <12345 12345678 12> x",
    "phone(<555 0199>)",
    "phone<5550199>",
    "phone <1961.03.045>, phone <555.0199.1> x",
    "phone <1961-03-04-05> x",
    "phone <03-04-2161>, phone <03-04-1861> x",
    "office phone: she is at <x123>",
    "office phone: she is <ext. 1234> x",
    "phone is <ext12>, phone: <ext.12>, phone at <ext 123456> x",
    "phone is <EXTENSION 1234>. x",
    "phone; she is 5550199",
  ])("is found in: %s", (text) => expect(marked(unmarked(text))).toBe(text));
  it.each([
    "phone 123456",
    "phone 1234567890123456",
    "phone 5550199a",
    "phone 5550199_a",
    "phone 5550199-a",
    "phone 5550199.a",
    "phone 5550199/a",
    "phone 5550199:30",
    "phone 555 0199a",
    "phone 555 0199-a",
    "phone 555 0199.a",
    "phone 555 0199/a",
    "phone 555 0199:a",
    "phone 555 019",
    "phone 12345 12345678 123",
    "phone 123456 7",
    "phone 1 123456789",
    "phone 1 2 3 4 5 6 7",
    "phone x\n5550199",
    "phone; 5550199",
    "phone {5550199",
    "phone } 5550199",
    "phone is x1",
    "phone is x1234567890123456",
    "phone is x12a",
    "phone on x123",
    "phone isx123",
    "phone; is x123",
    "phone\nis x123",
    "phone 4 is x123",
    "phone of somebody else is now x123",
    "phone is extra12",
    "phone is extension12",
    "phonebook 5550199",
    "phoneBook 5550199",
    "phoneNumberId 5550199",
    "phoneNote 5550199",
    "phoneNumb 5550199",
    "x1234 is the phone",
    "555 0199, at home",
    "a phones 5550199",
  ])("is left in: %s", (text) => expect(marked(text)).toBe(text));
});

describe("a telephone number behind a word that asks for one", () => {
  it.each(asking)("is found behind %s", (word) => {
    expect(marked(`x ${word} 555 0199 y`)).toBe(`x ${word} <555 0199> y`);
    expect(marked(`x ${word}: (555) 0199 y`)).toBe(`x ${word}: <(555) 0199> y`);
    expect(marked(`x ${word} of 555 0199 y, ${word}es 555 0199`)).toBe(`x ${word} of 555 0199 y, ${word}es 555 0199`);
  });
  it.each(words("me us him her them at"))("is found behind text %s", (word) => {
    expect(marked(`x text ${word} 555 0199`)).toBe(
      word === "at" ? `x text at <555 0199>` : `x text ${word} <555 0199>`,
    );
    expect(marked(`x text ${word}x 555 0199`)).toBe(`x text ${word}x 555 0199`);
    expect(marked(`x texts ${word} 555 0199`)).toBe(`x texts ${word} 555 0199`);
  });
  it.each(
    words(
      "me us him her them patient back on at is was my the his number no phone for or please via by info mobile cell",
    ),
  )("is found behind dial and %s", (word) => {
    expect(marked(`dial ${word} 555 0199`)).toBe(`dial ${word} <555 0199>`);
    expect(marked(`dial, ${word.toUpperCase()}: 555 0199`)).toBe(`dial, ${word.toUpperCase()}: <555 0199>`);
  });
  it.each([..." \t:=#.,\"'(-"])("is found behind dial and %j", (sign) => {
    expect(marked(`dial${sign}555 0199`)).toBe(`dial${sign}<555 0199>`);
    expect(marked(`dial${sign.repeat(14)}555 0199`)).toBe(`dial${sign.repeat(14)}<555 0199>`);
    expect(marked(`dial${sign.repeat(15)}555 0199`)).toBe(`dial${sign.repeat(15)}555 0199`);
  });
  it.each(words("call contact dial reach reachable ring registered"))("may be digits alone behind %s", (word) => {
    const isFound = word !== "registered";
    for (const digits of ["5550100199", "15550100199", "445550100199"]) {
      expect(marked(`${word} ${digits}`)).toBe(isFound ? `${word} <${digits}>` : `${word} ${digits}`);
    }
    for (const digits of [
      "555010019",
      "4455501001991",
      "5550100199x",
      "5550100199_x",
      "5550100199-x",
      "5550100199:1",
    ]) {
      expect(marked(`${word} ${digits}`)).toBe(`${word} ${digits}`);
    }
    expect(marked(`${word} 5550100199. x`)).toBe(isFound ? `${word} <5550100199>. x` : `${word} 5550100199. x`);
  });
  it.each(["number 5550100199", "numbers 5550100199", "text me 5550100199", "call is x123", "call me xx 555 0199"])(
    "is left in: %s",
    (text) => expect(marked(text)).toBe(text),
  );
  it("is not farther than 30 characters", () => {
    const words = " please please please please at";
    expect(words).toHaveLength(31);
    expect(marked(`call${words.slice(1)}555 0199`)).toBe(`call${words.slice(1)}555 0199`);
    expect(marked(`dial,please please please please at555 0199`)).toBe(`dial,please please please please at555 0199`);
    expect(marked(`dial please,please,please,please, 555 0199`)).toBe(`dial please,please,please,please, <555 0199>`);
    expect(marked(`dial, please,please,please,please, 555 0199`)).toBe(`dial, please,please,please,please, 555 0199`);
  });
});

describe("what looks like a telephone number and is none", () => {
  it.each([
    "2024-05-06",
    "2024/5/6",
    "2024.05.06",
    "1999-12-6",
    "05-06-2024",
    "5/6/1999",
    "05.06.2024",
    "12345.67",
    "1.23456789",
  ])("is left: %s", (text) => expect(marked(`phone ${text} x`)).toBe(`phone ${text} x`));
  it.each([
    ...words("ms us ns s sec second seconds minute minutes bytes kb mb gb row rows record records item items"),
    ...words("times mg ml year years MS"),
  ])("is left before %s", (unit) => {
    for (const text of [`phone 555 0199 ${unit} x`, `phone 555 0199 ${unit}`, `phone 5550199 ${unit}.`]) {
      expect(marked(text)).toBe(text);
    }
    expect(marked(`phone 5550199, ${unit} x`)).toBe(`phone <5550199>, ${unit} x`);
    expect(marked(`phone 5550199 ${unit}x x`)).toBe(`phone <5550199> ${unit}x x`);
  });
  it.each(["phone 555 (0199)ms", "phone 555 (0199) ms"])("is left in: %s", (text) => expect(marked(text)).toBe(text));
});

it("says which detector found a number, and whether it is one for fax", () => {
  const { find } = createScanner({ detectors: [labelledPhone] });
  expect(find("dial 555 0199")).toEqual([{ start: 5, end: 13, classification: "phone", detector: "labelled-phone" }]);
  expect(find("fax 555 0199")).toEqual([{ start: 4, end: 12, classification: "fax", detector: "labelled-phone" }]);
});
