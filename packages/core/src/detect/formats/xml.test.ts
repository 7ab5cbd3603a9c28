import { describe, expect, it } from "vitest";
import { findMedicalXml } from "./xml.ts";

function found(text: string): [string, string][] {
  const parts: [string, string][] = [];
  findMedicalXml(text, (start, end, format) => parts.push([format, text.slice(start, end)]));
  return parts;
}

const cda =
  '<recordTarget>\n<patientRole><id extension="00112233"/><patient><name><given>Jane</given></name></patient></patientRole>\n</recordTarget>';
const fhir = '<Patient xmlns="http://hl7.org/fhir"><name><family value="Roe"/></name></Patient>';

describe("findMedicalXml", () => {
  it.each([
    ["ccda", cda],
    [
      "ccda",
      `<?xml version="1.0"?>\n<!-- a > b -->\n<ClinicalDocument xmlns="urn:hl7-org:v3">${cda}</ClinicalDocument>`,
    ],
    [
      "ccda",
      `<s:Envelope xmlns:s="urn:x"><s:Body><cda:ClinicalDocument>${cda}</cda:ClinicalDocument></s:Body></s:Envelope>`,
    ],
    ["ccda", '<entry xmlns="urn:hl7-org:v3"><text><![CDATA[ 1 < 2 <b> ]]> Jane</text></entry>'],
    ["ccda", '<id extension="00112233"/> <name><given>Jane</given></name>\n<birthTime value="19610615"/>'],
    ["ccda", '<value code="4711" codeSystem="2.16.840.1.113883.6.96"/>'],
    ["ccda", '<entry xmlns="urn:hl7-org:v3"><text><![CDATA[ <b> <i> ]]> Jane</text></entry>'],
    ["ccda", "<p><given>Jane</given></p>"],
    ["fhir", fhir],
    ["fhir", `<?xml version="1.0" encoding="UTF-8"?>${fhir}`],
    ["fhir", "<f:Bundle xmlns:f='http://hl7.org/fhir'><f:id value='4711'/></f:Bundle>"],
    ["fhir", '<fhir:Bundle xmlns:fhir="http://hl7.org/fhir"><fhir:id value="4711"/></fhir:Bundle>'],
    ["fhir", '<Bundle xmlns = "http://hl7.org/fhir"><id value="4711"/></Bundle>'],
    ["fhir", '<name><family value="Roe"/><given value="Jane"/></name><gender value="female"/>'],
    ["hl7v2", "<PID><PID.11>1 Elm St</PID.11></PID>"],
    ["hl7v2", "<PID><PID.5><FN>Roe</FN></PID.5></PID>"],
    ["hl7v2", '<PID.5 LongName="Name">Roe</PID.5>'],
    ["hl7v2", "<hl7:PID.5>Roe</hl7:PID.5>"],
    ["hl7v2", "<MRG.7>Roe</MRG.7>"],
    ["hl7v2", "<XPN.1><FN.1>Roe</FN.1></XPN.1>"],
  ])("takes %s whole and leaves the prose around it: %s", (format, document) => {
    expect(found(`could not read ${document} (400)`)).toEqual([[format, document]]);
    expect(found(`could not read ${document}, see <b>help</b>`)).toEqual([[format, document]]);
  });

  it("takes what is cut off to the end of the text", () => {
    for (const document of [cda, fhir]) {
      const named = document.indexOf("given") < 0 ? document.indexOf("fhir") + 6 : "<recordTarget>".length;
      for (let length = named; length < document.length; length++) {
        const cut = document.slice(0, length);
        expect(found(`x ${cut}`)[0]?.[1]).toBe(cut);
      }
    }
    expect(found("<given>Jane <!-- not closed").map(([, part]) => part)).toEqual(["<given>Jane <!-- not closed"]);
  });

  it("takes the line before an element that was opened before the text", () => {
    const rest = "Jane</given><birthTime value='19610615'/></patient>";
    expect(found(`log\n${rest} done`)).toEqual([["ccda", rest]]);
    expect(found(`log\n${rest} done\nnext`)).toEqual([["ccda", rest]]);
  });

  it("takes each of two documents, and not the markup between", () => {
    expect(found(`${cda} and <i>then</i> and ${fhir}`).map(([format]) => format)).toEqual(["ccda", "fhir"]);
  });

  it.each([
    "<html><body>Jane</body></html>",
    "a < b, List<String>",
    "<line>12</line>",
    "system http://hl7.org/fhir/sid/us-npi <x>",
    "<patientia>",
    "<structuredBodyParser>ok</structuredBodyParser>",
    "<p>the given value</p>",
    "1 < 2 and urn:hl7-org:v3",
    "<V.1>, <V1.2>, <Pid.5>, <PIDX.5>, <PID.555>, <PID.5.1x>",
  ])("leaves other markup: %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});
