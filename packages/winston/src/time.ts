/** Milliseconds by which a timestamp may differ from the clock: no birth date is that near. */
const tolerance = 86_400_000;
const words =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?";
const moreWords = "nov(?:ember)?|dec(?:ember)?|mon|tue|wed|thu|fri|sat|sun|am|pm|z|t|utc|gmt";
const allowed = new RegExp(`^(?:[\\d\\s:.,/+-]|(?<![a-z])(?:${words}|${moreWords})(?![a-su-y]))+$`, "i");
const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const clock = /\d{1,2}:\d\d/;
const longest = 40;

/** Whether a text is an instant of now as winston's `timestamp` writes it: with a time of day, in whatever order. */
export function isNow(text: unknown): boolean {
  if (typeof text !== "string" || text.length > longest) return false;
  if (!iso.test(text) && !(clock.test(text) && allowed.test(text))) return false;
  return Math.abs(Date.parse(text) - Date.now()) < tolerance;
}

/** Gives the instant as ISO text; it is made once a millisecond. */
export function createClock(): () => string {
  let last = 0;
  let text = "";
  return () => {
    const now = Date.now();
    if (now !== last) {
      last = now;
      text = new Date(now).toISOString();
    }
    return text;
  };
}
