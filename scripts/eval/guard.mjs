/**
 * A scanner that cannot stop the evaluation: what throws has found nothing and is counted, a finding whose offsets do
 * not lie in the text is dropped and counted.
 */
export function guard(scan) {
  const faults = { threw: 0, badOffsets: 0 };
  const isGood = ({ start, end }, length) =>
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length;
  const find = (text) => {
    try {
      const found = scan(text);
      const good = found.filter((finding) => isGood(finding, text.length));
      faults.badOffsets += found.length - good.length;
      return good;
    } catch {
      faults.threw++;
      return [];
    }
  };
  return { find, faults };
}
