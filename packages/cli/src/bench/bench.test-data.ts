import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const policy = {
  version: 1,
  rules: {
    event: "code",
    durationMs: "milliseconds",
    "user.id": "uuid",
    "patient.mrn": "mrn",
    "patient.name": "name",
  },
  actions: { mrn: "tokenize" },
};

/** A made-up person's record; every second user id is an address of mail, which is the leak that shapes are for. */
export const recordAt = (index: number) => ({
  level: 30,
  event: "chart.read",
  durationMs: index,
  user: { id: index % 2 === 0 ? "0f8fad5b-d9cb-469f-a165-70867728950e" : `zelda${index}@example.test` },
  patient: { mrn: `QP-${1000 + index}`, name: "Zelda Quarkwright", phone: "555-0142" },
});

/** A folder that `end` removes, and a way to put files into it. */
export function createFolder() {
  const folder = mkdtempSync(join(tmpdir(), "philog-bench-test-"));
  return {
    folder,
    put(name: string, content: string | Uint8Array) {
      const file = join(folder, name);
      writeFileSync(file, content);
      return file;
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}
