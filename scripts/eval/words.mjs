import { overlap, overlaps } from "./cover.mjs";

const word = /\p{L}{2,}/gu;
const level = /^.{0,110}?\b(?:trace|debug|info|notice|warn(?:ing)?|error|fatal|crit(?:ical)?|severe)\b\]?/i;
const syslog = /^(?:\w{3} +\d+ [\d:]+|\S+T[\d:.]+\S*) \S+ [^\s:[]{1,40}(?:\[\d+\])?: /;
const after = /^(?:[\s\-|:]+|\[[^\]]{0,200}\]|\([^)]{0,80}\)|[\w.$/-]{1,80}(?:\[\d+\])?:(?=\s))*/;

/** Where the message of a log line begins: behind timestamp, process, level, thread and component. */
export function messageStart(line) {
  const [head = ""] = syslog.exec(line) ?? level.exec(line) ?? [];
  if (head === "") return 0;
  const [rest] = after.exec(line.slice(head.length));
  const start = head.length + rest.length;
  return start < line.length ? start : head.length;
}

/** Words of two letters and more of texts without PHI, and how many of them findings touch; benign stretches are left out. */
export function measureWords(lines, find) {
  const whole = { words: 0, replaced: 0 };
  const message = { words: 0, replaced: 0 };
  for (const { text, benign = [] } of lines) {
    const found = find(text);
    const from = messageStart(text);
    let at = 0;
    for (const { index, 0: letters } of text.matchAll(word)) {
      const one = { start: index, end: index + letters.length };
      if (benign.some((stretch) => overlap(stretch, one) > 0)) continue;
      while (at < found.length && found[at].end <= one.start) at++;
      const replaced = at < found.length && overlaps(found[at], one) ? 1 : 0;
      for (const part of index >= from ? [whole, message] : [whole]) {
        part.words++;
        part.replaced += replaced;
      }
    }
  }
  return { whole, message };
}
