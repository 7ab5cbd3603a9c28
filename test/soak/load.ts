import { randomBytes } from "node:crypto";
import { createRedactor, msg, type Policy, phi, safe } from "@philog/core";
import { philog } from "@philog/pino";
import pino from "pino";
import { errorOf, hostileValue, orderOf } from "./values.ts";

const scanning: Policy = {
  version: 1,
  extends: ["process", "http", "errors"],
  issuer: "north-clinic",
  rules: {
    event: "code",
    "patient.mrn": { classification: "mrn", action: "tokenize", separator: "-" },
    "patient.birthDate": { classification: "date", action: "generalize" },
    "patient.ssn": { action: "remove" },
    "order.status": { oneOf: ["open", "filled"] },
    "order.note": "text",
    "items[*].sku": "code",
    "**.traceId": "hex",
    from: { classification: "ip", action: "tokenize" },
    shelf: "code",
    raw: "unchecked",
  },
};
const held: Policy = {
  ...scanning,
  unlisted: "redact",
  message: { catalogue: ["order filled", "order %d of %s", "order "] },
};
const adopting: Policy = { ...scanning, unlisted: "shapes" };
const policies = [scanning, held, adopting];

const reloadEvery = 1999;
/** After so many calls every policy was in force, and the tokens remembered before are forgotten. */
export const cycle = reloadEvery * policies.length;

/** How often what is not a plain line happens: once in so many calls, all of them primes. */
const every = {
  hostile: 37,
  error: 23,
  child: 41,
  bindings: 53,
  direct: 7,
  reload: reloadEvery,
  broken: 19_997,
  stats: 4999,
};

export interface Load {
  /** Makes the given number of calls. */
  run(calls: number): void;
  readonly calls: number;
  /** Decisions that were told. */
  readonly decisions: number;
}

/** A process that logs through pino and through a redactor of its own. `onLine` is given each line. */
export function createLoad(onLine: (line: string) => void = () => {}): Load {
  let n = 0;
  let decisions = 0;
  const redactor = createRedactor(scanning, {
    keys: { current: { id: "k1", secret: randomBytes(32) } },
    // So many that the warm-up opens all the spaces that a tokenizer remembers.
    tenant: () => `clinic-${(n >> 5) % 40}`,
    onDecision: () => {
      decisions += 1;
    },
  });
  const root = philog(pino({ level: "debug" }, { write: onLine }), { redactor });
  let child = root.child({ component: "orders", requestId: "0" });

  const log = (logger: pino.Logger) => {
    const order = orderOf(n);
    switch (n % 5) {
      case 0:
        return logger.info(order, "order filled");
      case 1:
        return logger.info(order, "order %d of %s", n, order.patient);
      case 2:
        return logger.warn(order, `lamp ${n} for Elowen ${n} is late`);
      case 3:
        return logger.debug(msg`order ${safe("code", "lamp")} of ${phi("mrn", `${n}`)}` as unknown as string);
      default:
        return logger.info({ ...order, shelf: `shelf-${n}` });
    }
  };
  const direct = () => {
    redactor.json(orderOf(n));
    redactor.copy({ event: "order.filled", items: [{ sku: `fern-${n % 9}` }] });
    redactor.text(`mrn 00${n} called`);
    redactor.error(errorOf(n));
  };
  const once = () => {
    n += 1;
    log(n % 2 === 0 ? root : child);
    if (n % every.hostile === 0)
      root.info({ event: "odd", raw: hostileValue(n), order: hostileValue(n + 1) }, "order filled");
    if (n % every.error === 0) child.error(errorOf(n), `order ${n} failed`);
    if (n % every.child === 0) child = root.child({ requestId: `${n}`, user: `Elowen ${n}` }, { level: "debug" });
    if (n % every.bindings === 0) child.setBindings({ shelf: `shelf-${n}` });
    if (n % every.direct === 0) direct();
    if (n % every.stats === 0) redactor.stats();
    if (n % every.reload === 0) redactor.reload(policies[(n / every.reload) % policies.length]!);
    if (n % every.broken === 0) {
      try {
        redactor.reload({ version: 1, rules: { [`a..${n}`]: "code" } });
      } catch {
        // Refused: the policy before it stays.
      }
    }
  };
  return {
    run(calls) {
      for (let call = 0; call < calls; call++) once();
    },
    get calls() {
      return n;
    },
    get decisions() {
      return decisions;
    },
  };
}
