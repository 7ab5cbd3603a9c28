import { findMembers } from "./members.ts";

const segments =
  "PD1|NK1|PV1|PV2|IN1|IN2|IN3|GT1|MRG|AL1|IAM|DG1|DRG|PR1|ROL|PRT|OBR|OBX|ORC|SPM|NTE|EVN|SCH|AIS|AIG|AIL|AIP|RGS|TXA|RXA|RXE|RXR|RXO|RXD|FT1|QRD|QRF|QPD|STF|PRA|PRD|CTD|ACC|UB1|UB2|ARV|DB1|PDA|FAM|ABS";
const opening = new RegExp(
  `\\b(?:(?:MSH|[FB]HS)(?:\\|[^\\w\\s]|([^\\w\\s])[^\\w\\s]{2,5}\\1)|(?:${segments})\\|[^|\\r\\n]{0,80}\\|[^|\\r\\n]{0,200}\\||PID\\|(?:[^|\\r\\n]{0,80}\\|){0,4}?[^|\\r\\n]{0,80}(?:\\|\\||\\^))`,
  "g",
);
const name = /[ \t]{0,8}[A-Z][A-Z0-9]{2}/y;

/**
 * Calls `report` for each HL7 version 2 message, batch, or segment without its header, up to the end of the line of
 * its last segment. Source: HL7 version 2.9, sections 2.5 and 2.10.
 */
export function findHl7v2(text: string, report: (start: number, end: number) => void): void {
  if (!text.includes("|") && !text.includes("MSH") && !text.includes("HS")) return;
  findMembers(text, opening, (hit) => ({ breaks: "\r\n", name, separator: hit[1] ?? "|" }), report);
}
