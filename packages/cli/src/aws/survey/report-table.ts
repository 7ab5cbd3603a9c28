import { number } from "../../lines/pace.ts";
import { align, shown } from "../../scan/report-table.ts";
import type { Fact } from "../facts/ask.ts";
import { ratesOf } from "./rank.ts";
import type { Sample, Subscription, Survey, SurveyedGroup } from "./surveyed.ts";

const rounded = (rate: number) => (rate >= 10 ? number(Math.round(rate)) : rate.toFixed(1));

function phiText(sample: Sample): string {
  if (sample.kind === "not asked") return "not looked at";
  if (sample.kind === "empty") return "no lines";
  if (sample.kind === "unread") return `not read: ${sample.error}`;
  const rates = Object.entries(ratesOf(sample)).map(([name, rate]) => `${name} ${rounded(rate)}`);
  return rates.join(", ") || "none found";
}

function sizeText(bytes: number): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** step;
  return `${value >= 10 || step === 0 ? Math.round(value) : value.toFixed(1)} ${units[step]}`;
}

const countText = <T>(fact: Fact<readonly T[]>) => (fact.kind === "known" ? String(fact.value.length) : "?");

function retentionText({ retentionDays, retentionPolicy }: SurveyedGroup): string {
  const days = retentionDays === undefined ? "for ever" : `${number(retentionDays)} d`;
  return retentionPolicy === undefined ? days : `${days} (${retentionPolicy})`;
}

function rowOf(group: SurveyedGroup): string[] {
  const { sample, tags } = group;
  return [
    group.name,
    phiText(sample),
    sample.kind === "scanned" ? number(sample.lines) : "",
    group.key === undefined ? "none" : (group.key.split("/").at(-1) ?? "").slice(0, 8),
    retentionText(group),
    group.masking.join(", ") || "none",
    countText(group.subscriptions),
    tags.kind === "known" ? String(Object.keys(tags.value).length) : "?",
    group.class.toLowerCase().replaceAll("_", " "),
    group.deletionProtection ? "yes" : "no",
    sizeText(group.storedBytes),
  ].map(shown);
}

const head = [
  "log group",
  "PHI per 1,000 lines",
  "lines",
  "key",
  "retention",
  "masking",
  "subscriptions",
  "tags",
  "class",
  "delete-protected",
  "stored",
];

const subscriptionText = ({ name, destination }: Subscription) => `  ${shown(`${name}: ${destination}`)}\n`;

function accountText(subscriptions: Survey["accountSubscriptions"]): string {
  if (subscriptions.kind === "denied") return `\nPolicies of the account: not read (${subscriptions.error})\n`;
  if (subscriptions.value.length === 0) return "";
  return `\nPolicies of the account copy log groups elsewhere:\n${subscriptions.value.map(subscriptionText).join("")}`;
}

/** For people: a row for each group, the worst first. */
export function tableOf({ groups, accountSubscriptions }: Survey): string {
  const rows = groups.length === 0 ? "no log groups\n" : align([head, ...groups.map(rowOf)], [2, 6, 7, 10]);
  return rows + accountText(accountSubscriptions);
}
