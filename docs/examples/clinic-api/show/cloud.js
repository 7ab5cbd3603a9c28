// @ts-check

/**
 * @typedef {import("./terminal.js").Terminal} Terminal
 * @typedef {Awaited<ReturnType<typeof import("../cloud.js").ship>>} Shipped
 * @typedef {Awaited<ReturnType<typeof import("../sealed.js").sealAndOpen>>} Sealed
 * @typedef {{ literals: number, plainOnDisk: number, literalsOnDisk: number, missing: number, twice: number, inOrder: boolean }} Check
 */

const numbers = /,"philogStream":"\w+","philogSeq":(\d+)\}$/;

/** What fits into a terminal of an ARN. */
const keyOf = (/** @type {string | undefined} */ arn = "") => arn.slice(arn.indexOf("key/"));

/** A stored line as it was before it was numbered. */
const unnumbered = (/** @type {string} */ line) => line.replace(numbers, "}");

/**
 * What was stored against what was sent.
 * @param {Shipped} shipped
 * @param {(text: string) => { length: number }} search
 * @returns {Check}
 */
export function checkShipped({ sent, stored, onDisk }, search) {
  const order = stored.map((line) => Number(numbers.exec(line)?.[1]));
  const back = stored.map(unnumbered);
  const known = new Set(back);
  const disk = onDisk.toString("latin1");
  return {
    literals: search(stored.join("\n")).length,
    plainOnDisk: sent.filter((line) => disk.includes(line.slice(0, 40))).length,
    literalsOnDisk: search(disk).length,
    missing: sent.filter((line) => !known.has(line)).length,
    twice: order.length - new Set(order).size,
    inOrder: order.every((number, index) => index === 0 || number > (order[index - 1] ?? 0)),
  };
}

/** Where the log went, and what became of it there. */
export function showShipped(
  /** @type {Terminal} */ { write, say, paint },
  /** @type {Shipped} */ { sent, stored, onDisk, group },
  /** @type {Check} */ check,
) {
  write(paint("title", "Shipped to CloudWatch Logs (on loopback) and read back through the AWS SDK"));
  write();
  const row = (/** @type {string} */ label, /** @type {string | number} */ value, /** @type {boolean} */ good = true) =>
    write(`  ${label.padEnd(30)}${paint(good ? "good" : "bad", String(value))}`);
  write(`  ${"log group".padEnd(30)}${group.logGroupName}`);
  write(`  ${"encrypted with".padEnd(30)}${keyOf(group.kmsKeyId)}`);
  write(
    `  ${"kept for".padEnd(30)}${group.retentionInDays} days, deletion protection ${group.deletionProtectionEnabled ? "on" : "off"}`,
  );
  const tags = Object.entries(group.tags).map(([name, value]) => `${name}=${value}`);
  write(`  ${"tags".padEnd(30)}${tags.join(" ")}`);
  row("lines sent, stored", `${sent.length}, ${stored.length}`, sent.length === stored.length);
  row("lines missing, twice", `${check.missing}, ${check.twice}`, check.missing + check.twice === 0);
  row("in their order", check.inOrder ? "yes" : "no", check.inOrder);
  row("PHI literals stored", check.literals, check.literals === 0);
  row(
    "lines readable on disk",
    `${check.plainOnDisk} of ${onDisk.length} encrypted bytes`,
    check.plainOnDisk + check.literalsOnDisk === 0,
  );
  write();
  say(
    "  The service was away while the lines were written. They lay encrypted on disk, under a data key of KMS, until it " +
      "came back; so they would if the process had been killed. Before the first of them went out, the group's key, " +
      "retention, tags and protection were held to what the service expects.",
    "quiet",
  );
  write();
}

/** Whether who may open a value has it, and who may not has nothing. */
export const isSealed = (/** @type {Sealed} */ { birthDate, written, asReader, asUnsealer }) =>
  written.startsWith("sealed1.date.") &&
  asUnsealer.opened === birthDate &&
  asReader.opened === written &&
  asReader.refusal !== undefined;

/** A value that the service can write and not read. */
export function showSealed(
  /** @type {Terminal} */ { write, say, paint },
  /** @type {Sealed} */ { written, keyId, asReader, asUnsealer },
) {
  write(paint("title", "Sealed: what the service writes and cannot read"));
  write();
  const row = (/** @type {string} */ label, /** @type {string} */ value) => write(`  ${label.padEnd(30)}${value}`);
  row("policy", '"actions": { "date": "seal" }');
  row("sealed to the public half of", keyOf(keyId));
  row("patient.birthDate", paint("token", `${written.slice(0, 44)}…`));
  row("opened by role unsealer", paint("good", asUnsealer.opened));
  row("opened by role reader", paint("good", `no: ${asReader.refusal}`));
  write();
  say(
    "  The private half stays in KMS. Whoever opens a value leaves a record in CloudTrail, which is the evidence; one " +
      "wrapped key covers an hour of one tenant at most.",
    "quiet",
  );
  write();
}
