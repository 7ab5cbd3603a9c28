import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";

/** What is known of the place where the process runs. */
export interface Place {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** /proc/mounts, or nothing. */
  readonly mounts: string;
}

export function thisPlace(): Place {
  let mounts = "";
  try {
    mounts = readFileSync("/proc/mounts", "utf8");
  } catch {
    // Not Linux.
  }
  return { environment: process.env, mounts };
}

/** The type of the file system that a folder lies on, as far as the system says. */
function fileSystemOf(folder: string, mounts: string): string | undefined {
  const path = resolve(folder);
  let best: { point: string; type: string } | undefined;
  for (const line of mounts.split("\n")) {
    const [, point, type] = line.split(" ");
    if (point === undefined || type === undefined) continue;
    const isAbove = path === point || path.startsWith(point.endsWith("/") ? point : `${point}/`);
    if (isAbove && (best === undefined || point.length >= best.point.length)) best = { point, type };
  }
  return best?.type;
}

/** What "nothing is lost" means here, for the start-up line. */
export function durableMeans(folder: string | undefined, place: Place, syncMs: number): string {
  const means = placeMeans(folder, place, syncMs);
  return folder === undefined ? means : `${means}; while no data key can be had lines stay in memory`;
}

function placeMeans(folder: string | undefined, { environment, mounts }: Place, syncMs: number): string {
  if (environment.AWS_LAMBDA_FUNCTION_NAME !== undefined) {
    return "on Lambda lines outlive the invocation only once they are sent: call flush() at its end";
  }
  if (folder === undefined) return "lines are in memory until they are sent: a crash loses them";
  const type = fileSystemOf(folder, mounts);
  if (type === "tmpfs" || type === "ramfs") {
    return "the spool lies in memory: it survives the process, not the machine or the container";
  }
  const isTask =
    environment.ECS_CONTAINER_METADATA_URI_V4 !== undefined || environment.KUBERNETES_SERVICE_HOST !== undefined;
  if (isTask && (type === "overlay" || type === undefined)) {
    return "the spool lies on storage of the container: it survives the process, and dies with the task";
  }
  return `the spool survives the process; power loss costs at most the last ${syncMs} ms`;
}
