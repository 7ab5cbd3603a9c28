import { Writable } from "node:stream";
import { inspect } from "node:util";
import winston from "winston";
import type { Garden } from "../fuzz/garden.ts";
import type { Outlets } from "../fuzz/outlets.ts";
import { randomFormat } from "./winston-options.ts";

const Transport = (winston as unknown as { Transport: new (options?: object) => any }).Transport;

/** A transport of somebody else, which shows all that it is given: members, symbols and arguments. */
class Showing extends Transport {
  readonly outlets: Outlets;

  constructor(outlets: Outlets, options: object) {
    super(options);
    this.outlets = outlets;
  }

  log(info: any, done: () => void): void {
    const { level, message, ...attributes } = info;
    const symbols = Object.getOwnPropertySymbols(info).map((symbol) => info[symbol]);
    try {
      this.outlets.add(inspect({ level, message, attributes, symbols }, { depth: 12 }) + JSON.stringify(info));
    } catch {
      // Without a policy it is shown values that throw.
    }
    this.emit("logged", info);
    done();
  }
}

/** Where lines are JSON whatever the application's formats do, they are looked at as lines. */
function streamTo(outlets: Outlets, areLines: boolean): Writable {
  const destination = outlets.destination(false);
  return new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      if (areLines) destination.write(String(chunk));
      else outlets.add(String(chunk));
      done();
    },
  });
}

/** Random transports. `areLines`: whether the logger has no format of its own. */
export function randomTransports(garden: Garden, outlets: Outlets, areLines: boolean): any[] {
  const { random } = garden;
  return Array.from({ length: random.pick([1, 1, 1, 2, 3, 0]) }, () => {
    const isFormatted = random.percent(30);
    const options = {
      ...(isFormatted ? { format: randomFormat(garden) } : {}),
      ...(random.percent(10) ? { level: "error" } : {}),
      ...(random.percent(10) ? { silent: true } : {}),
      ...(random.percent(30) ? { handleExceptions: true, handleRejections: true } : {}),
    };
    const isStream = random.percent(65);
    const transport = isStream
      ? new winston.transports.Stream({ ...options, stream: streamTo(outlets, areLines && !isFormatted) })
      : new Showing(outlets, options);
    if (random.percent(20)) {
      transport.on("logged", (info: unknown) => outlets.add(inspect(info, { depth: 12, showHidden: true })));
    }
    return transport;
  });
}
