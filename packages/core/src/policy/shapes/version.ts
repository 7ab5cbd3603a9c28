const form =
  /^v?(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})(?:\.(0|[1-9][0-9]{0,3}))?(?:-(?:alpha|beta|rc|pre|preview|next|canary|dev|nightly|snapshot|lts)(?:[.-]?[0-9]{1,3})?)?(?:\+[0-9a-f]{7,40})?$/i;

/**
 * A version of two or three numbers (three, three and four digits at most), with `v` before and a stage or commit after.
 * Four numbers are an address; a year in first or third place is a date; nine digits
 * and more are a phone number.
 */
export function isVersion(value: string): boolean {
  if (value.length > 64) return false;
  const parts = form.exec(value);
  if (parts === null) return false;
  const [, major = "", minor = "", third = ""] = parts;
  const isYear = third.length === 4 && third >= "1900" && third <= "2099";
  return !isYear && major.length + minor.length + third.length <= 8;
}
