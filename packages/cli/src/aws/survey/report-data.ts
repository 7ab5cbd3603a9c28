import { lacks, rateOf, ratesOf } from "./rank.ts";
import type { Survey, SurveyedGroup } from "./surveyed.ts";

const round = (rate: number) => Math.round(rate * 10) / 10;
const rounded = (rates: Record<string, number>) =>
  Object.fromEntries(Object.entries(rates).map(([name, rate]) => [name, round(rate)]));

/** What stands in the tables of others: text that a spreadsheet would take for a formula is quoted. */
function cell(value: unknown): string {
  const text = value === undefined ? "" : String(value);
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

const isoOf = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString());

/** The columns of CSV. */
const columns: Record<string, (group: SurveyedGroup, survey: Survey) => unknown> = {
  group: ({ name }) => name,
  arn: ({ arn }) => arn,
  region: (_, { region }) => region,
  sample: ({ sample }) => (sample.kind === "unread" ? `unread: ${sample.error}` : sample.kind),
  events: ({ sample }) => (sample.kind === "scanned" ? sample.events : undefined),
  lines: ({ sample }) => (sample.kind === "scanned" ? sample.lines : undefined),
  findings: ({ sample }) => (sample.kind === "scanned" ? sample.findings : undefined),
  findingsPer1000Lines: ({ sample }) =>
    sample.kind === "scanned" ? round(rateOf(sample.findings, sample.lines)) : undefined,
  classificationsPer1000Lines: ({ sample }) =>
    Object.entries(rounded(ratesOf(sample)))
      .map(([name, rate]) => `${name} ${rate}`)
      .join("; "),
  key: ({ key }) => key,
  retentionDays: ({ retentionDays }) => retentionDays,
  retentionPolicy: ({ retentionPolicy }) => retentionPolicy,
  masking: ({ masking }) => masking.join("; "),
  subscriptions: ({ subscriptions }) =>
    subscriptions.kind === "known"
      ? subscriptions.value.map(({ destination }) => destination).join("; ")
      : `unread: ${subscriptions.error}`,
  tags: ({ tags }) =>
    tags.kind === "known"
      ? Object.entries(tags.value)
          .map(([name, value]) => `${name}=${value}`)
          .join("; ")
      : `unread: ${tags.error}`,
  class: (group) => group.class,
  deletionProtection: ({ deletionProtection }) => deletionProtection,
  storedBytes: ({ storedBytes }) => storedBytes,
  created: ({ created }) => isoOf(created),
  lacks: (group) => lacks(group).join("; "),
};

/** RFC 4180, a row for each group. */
export function csvOf(survey: Survey): string {
  const rows = survey.groups.map((group) => Object.values(columns).map((read) => cell(read(group, survey))));
  return [Object.keys(columns), ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

/** One JSON document. */
export function jsonOf({ groups, ...survey }: Survey): string {
  const told = groups.map((group) => ({
    ...group,
    created: isoOf(group.created),
    lacks: lacks(group),
    sample:
      group.sample.kind === "scanned"
        ? { ...group.sample, per1000Lines: rounded(ratesOf(group.sample)) }
        : group.sample,
  }));
  return `${JSON.stringify({ ...survey, groups: told }, undefined, 2)}\n`;
}
