import type { LeftSealed, UnsealStats } from "@philog/core/unseal";
import { number } from "../lines/pace.ts";

const words: Record<LeftSealed, string> = {
  norecord: "without a key record",
  refused: "whose key was refused",
  changed: "that were changed or belong elsewhere",
};

/** How many values of a run stayed sealed. */
export const leftOf = ({ left }: UnsealStats): number => Object.values(left).reduce((sum, count) => sum + count, 0);

/** What is said at the end: numbers, codes and the reason that was given; no value. */
export function summary(stats: UnsealStats, reason: string): string {
  const { opened, asked, left, refusal } = stats;
  const counted = (Object.keys(words) as LeftSealed[]).filter((why) => left[why] > 0);
  const told = counted.map((why) => `${number(left[why])} ${words[why]}${why === "refused" ? ` (${refusal})` : ""}`);
  return [
    `${number(opened)} value${opened === 1 ? "" : "s"} opened, ${number(asked)} key${asked === 1 ? "" : "s"} asked for`,
    ...(told.length > 0 ? [`  left sealed  ${told.join(", ")}`] : []),
    `  reason       ${reason}`,
  ].join("\n");
}
