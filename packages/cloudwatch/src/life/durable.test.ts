import { expect, test } from "vitest";
import { durableMeans, thisPlace } from "./durable.ts";

const mounts = [
  "overlay / overlay rw 0 0",
  "tmpfs /run tmpfs rw 0 0",
  "127.0.0.1:/ /var/spool nfs4 rw 0 0",
  "/dev/vda /data ext4 rw 0 0",
  "",
].join("\n");
const place = (environment: Record<string, string>) => ({ environment, mounts });
const task = place({ ECS_CONTAINER_METADATA_URI_V4: "http://169.254.170.2/v4" });

test.each([
  [
    "on Lambda",
    "/tmp/spool",
    place({ AWS_LAMBDA_FUNCTION_NAME: "f" }),
    "only once they are sent: call flush() at its end",
  ],
  ["without a spool", undefined, place({}), "a crash loses them"],
  ["in memory", "/run/spool", place({}), "it survives the process, not the machine or the container"],
  ["on a task's own storage", "/app/spool", task, "dies with the task"],
  ["in a pod's own storage", "/app/spool", place({ KUBERNETES_SERVICE_HOST: "10.0.0.1" }), "dies with the task"],
  [
    "on a volume of a task",
    "/var/spool/philog",
    task,
    "the spool survives the process; power loss costs at most the last 100 ms",
  ],
  ["on a disk", "/data/spool", place({}), "the spool survives the process"],
  ["on a system that tells no mounts", "/data", { environment: {}, mounts: "" }, "the spool survives the process"],
])("%s the start-up line says what holds", (_name, folder, where, text) => {
  expect(durableMeans(folder, where, 100)).toContain(text);
});

test("with a spool it also says what holds while there is no data key, without one it does not", () => {
  expect(durableMeans("/data", place({}), 100)).toMatch(/; while no data key can be had lines stay in memory$/);
  expect(durableMeans(undefined, place({}), 100)).not.toContain("data key");
});

test("this place is read from the environment", () => {
  expect(thisPlace().environment).toBe(process.env);
});
