export const logGroupClasses = ["STANDARD", "INFREQUENT_ACCESS", "ESSENTIALS", "DELIVERY"] as const;

export type LogGroupClass = (typeof logGroupClasses)[number];

/** Classes whose groups CloudWatch Logs can mask. */
export const maskingClasses: readonly LogGroupClass[] = ["STANDARD", "INFREQUENT_ACCESS"];

/** What a log group should be. */
export interface WantedGroup {
  /** Its name in the file, such as `audit`. */
  readonly id: string;
  readonly name: string;
  readonly retentionDays: number;
  /** An ARN, or `alias/…` of this account and Region. */
  readonly kmsKey: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly deletionProtection: boolean;
  readonly dataProtection: boolean;
  readonly class: LogGroupClass;
  /** ARNs of destinations that events may go to, beside those of the group's own account. */
  readonly subscriptions: readonly string[];
}

export const roleNames = ["writer", "reader", "unsealer", "keyAdmin", "provisioner"] as const;

export type RoleName = (typeof roleNames)[number];

/** What should be: the file with its defaults. */
export interface Target {
  readonly region: string;
  /** Twelve digits. */
  readonly account: string | undefined;
  /** Those that are asked for. */
  readonly groups: readonly WantedGroup[];
  /** Every group of the file: some may share a key. */
  readonly allGroups: readonly WantedGroup[];
  /** ARNs of IAM roles that are there. */
  readonly roles: Readonly<Partial<Record<RoleName, string>>>;
  /** The RSA key that values are sealed to: an ARN or an alias. */
  readonly sealKey: string | undefined;
}

/** A group as the file has it. */
export interface GroupEntry {
  name: string;
  kmsKey: string;
  /** @default 2192 for `audit`: six years and their leap days; else 90 */
  retentionDays?: number;
  tags?: Record<string, string>;
  /** @default true for `audit`, else false */
  deletionProtection?: boolean;
  /** @default true where the class can be masked */
  dataProtection?: boolean;
  /** @default "STANDARD" */
  class?: LogGroupClass;
  /** @default [] */
  subscriptions?: string[];
}

/** `philog.aws.json`. */
export interface TargetFile {
  $schema?: string;
  version: 1;
  region: string;
  account?: string;
  tags?: Record<string, string>;
  groups: Record<string, GroupEntry>;
  roles?: Partial<Record<RoleName, string>>;
  sealKey?: string;
}

function groupOf(id: string, entry: GroupEntry, shared: Record<string, string>): WantedGroup {
  const isAudit = id === "audit";
  const { class: logGroupClass = "STANDARD" } = entry;
  return {
    id,
    name: entry.name,
    kmsKey: entry.kmsKey,
    retentionDays: entry.retentionDays ?? (isAudit ? 2192 : 90),
    tags: { ...shared, ...entry.tags },
    deletionProtection: entry.deletionProtection ?? isAudit,
    dataProtection: entry.dataProtection ?? maskingClasses.includes(logGroupClass),
    class: logGroupClass,
    subscriptions: entry.subscriptions ?? [],
  };
}

/** The file, which has no fault, with its defaults. */
export function targetOf({ region, account, tags = {}, groups, roles = {}, sealKey }: TargetFile): Target {
  const allGroups = Object.entries(groups).map(([id, entry]) => groupOf(id, entry, tags));
  return { region, account, groups: allGroups, allGroups, roles, sealKey };
}
