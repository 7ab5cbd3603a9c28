// Times the scanner on hostile text against log lines, per byte, at 0.5 and 1 MB. Run by hand after `npm run build`.
import { scan } from "@philog/core";

const logLine =
  "2024-05-06 07:08:09,978 INFO [main] app.Master: created attempt_1445144423722_0020 from 10.1.2.3 in 45 ms\n";
const hostile = {
  logLine,
  digits: "1 ",
  oneRun: "1",
  dashes: "123-45-",
  at: "a@",
  dots: "1.1.",
  brackets: "1[[REDACTED",
  label: "mrn 1 ",
  longLabel: "patient id ",
  dates: "12/34/",
  urls: "http://1",
  hexGroups: "ab:",
  colons: "1::",
  tokens: "eyJ-1",
  months: "May 3 ",
  escapes: "%31%ff",
  secrets: "token=1",
  streets: "1 Aa Aa Aa ",
  plus: "+1 ",
  ourTokens: "1tok1.mrn.",
};

const time = (text) => {
  const start = performance.now();
  scan(text);
  return performance.now() - start;
};

let failed = false;
let base = 0;
for (const [name, part] of Object.entries(hostile)) {
  const text = part.repeat(Math.ceil(1e6 / part.length));
  time(text.slice(0, 1e5));
  const half = Math.min(time(text.slice(0, 5e5)), time(text.slice(0, 5e5)));
  const whole = Math.min(time(text), time(text));
  base ||= whole;
  const bad = whole > 3 * half + 20 || whole > 5 * base;
  failed ||= bad;
  const figures = `${whole.toFixed(0)} ms/MB, ${(whole / half).toFixed(2)} x half, ${(whole / base).toFixed(2)} x log line`;
  console.log(`${bad ? "BAD " : "ok  "} ${name.padEnd(12)} ${figures}`);
}
process.exitCode = failed ? 1 : 0;
