import { type Detector, matchEnd } from "./detector.ts";

const gs1 = /\(01\)\d{14}(?=\()/y;
const gs1Production = /(?:\((?:10|11|17|21)\)[A-Za-z0-9!"%&'*+,./:;<=>?_-]{1,20}){1,6}/y;
const hibcc = /\+[A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}\d\/(?=[$S1])/y;
const iccbba = /=\/[A-Z0-9]{16}(?==)/y;
const production = /[$A-Z0-9=,>}&./+%-]{4,60}/iy;

/** Tells the production part from the device's own number, which only says what product it is. */
function reportPart(text: string, from: number, part: RegExp, report: (start: number, end: number) => void): void {
  const end = from < 0 ? -1 : matchEnd(part, text, from);
  if (end > 0) report(from, end);
}

/** Serial, lot and dates in unique device identifiers. Source: FDA, UDI formats by issuing agency (GS1, HIBCC, ICCBBA). */
export const udi: Detector = {
  name: "udi",
  classification: "device",
  chars: "(",
  next: "0",
  secondNext: "1",
  also: [
    { chars: "=", next: "/" },
    { chars: "+", next: "ABCDEFGHIJKLMNOPQRSTUVWXYZ" },
  ],
  find(text, start, _end, report) {
    const first = text[start]!;
    if (first === "(") reportPart(text, matchEnd(gs1, text, start), gs1Production, report);
    else reportPart(text, matchEnd(first === "=" ? iccbba : hibcc, text, start), production, report);
    return undefined;
  },
};
