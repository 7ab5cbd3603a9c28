import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { CloudWatchError, type Report } from "../errors.ts";
import { refuseKeyBeside } from "../life/key-beside.ts";
import type { SpoolOptions } from "../options.ts";
import { type Found, openAdopted } from "./adopt.ts";
import { claimDirectory, type Directory } from "./directory.ts";
import { codeOf, type Disk } from "./disk.ts";
import { createSpool, type Spool } from "./spool.ts";

/** A spool of this process, and what others have left in its folder. */
export interface OpenSpool {
  readonly spool: Spool;
  readonly directory: () => Directory;
  /** Where it is noted that the group was verified. */
  readonly verifiedPath: string;
  /** Segments of processes that are gone. */
  adopt(): Found[];
}

export interface OpenSpoolOptions {
  readonly options: SpoolOptions;
  readonly disk: Disk;
  readonly group: string;
  readonly stream: string;
  readonly logStream: string;
  /** Whether the application has asked for a spool and nothing else. */
  readonly isDemanded: boolean;
  readonly syncMs: number;
  readonly report: Report;
  readonly onReady: () => void;
  readonly now: () => number;
}

/**
 * Opens a spool, or gives none where its folder cannot be used and memory will do.
 * Throws PHILOG_CLOUDWATCH_SPOOL where it will not, and PHILOG_CLOUDWATCH_KEY_BESIDE out of development.
 */
export function openSpool(settings: OpenSpoolOptions): OpenSpool | undefined {
  const { options, disk, group, stream, report, now } = settings;
  const { directory: root, dataKeys } = options;
  if (process.env.NODE_ENV !== "development") refuseKeyBeside(root);
  // Processes of other groups may share the folder; each looks after its own group.
  const groupName = createHash("sha256").update(group).digest("hex").slice(0, 8);
  let directory: Directory;
  try {
    directory = claimDirectory(root, groupName, stream);
  } catch (error) {
    if (settings.isDemanded) throw new CloudWatchError("PHILOG_CLOUDWATCH_SPOOL", codeOf(error));
    report("PHILOG_CLOUDWATCH_DISK", codeOf(error));
    return undefined;
  }
  const spool = createSpool({
    ...settings,
    dataKeys,
    directory,
    context: { ...options.context, purpose: "philog-spool", group: group.slice(0, 128) },
    claim() {
      directory = claimDirectory(root, groupName, `${stream}-${randomBytes(4).toString("hex")}`);
      return directory;
    },
  });
  return {
    spool,
    directory: () => directory,
    verifiedPath: join(root, `${groupName}.verified`),
    adopt() {
      const { quarantine } = directory;
      return directory.adopt(now()).flatMap((folder) => {
        try {
          return openAdopted(folder, { disk, dataKeys, group, quarantine, report });
        } catch (error) {
          report("PHILOG_CLOUDWATCH_DISK", codeOf(error));
          return [];
        }
      });
    },
  };
}
