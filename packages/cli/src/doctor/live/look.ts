import { createRequire } from "node:module";
import type { Server } from "node:net";
import { join } from "node:path";
import { type Check, inspectProcess, loggerCounts } from "@philog/core/doctor";
import type { Finding } from "../finding.ts";
import type { Loggers } from "./watch-loggers.ts";

const behind = (key: symbol) => (logger: object) => key in logger && (logger as Record<symbol, unknown>)[key] === true;

/** Notes for the checks of core what was seen of one host's loggers. */
function note(host: string, loggers: readonly object[]): void {
  const counts = loggerCounts(host);
  const guarded = loggers.filter(behind(Symbol.for(`philog.${host}`))).length;
  counts.guarded = Math.max(counts.guarded, guarded);
  counts.open = Math.max(counts.open, loggers.length - guarded);
}

interface Layer {
  readonly name?: string;
}

interface ExpressApp {
  readonly _router?: { readonly stack?: readonly Layer[] };
  readonly router?: { readonly stack?: readonly Layer[] };
}

const ownOfExpress = ["query", "expressInit"];

function isExpressApp(listener: unknown): listener is ExpressApp {
  return (
    typeof listener === "function" &&
    ["set", "use", "handle", "engine"].every((name) => typeof (listener as never)[name] === "function")
  );
}

/** The stack of Express 4 and 5. The first refuses to be asked for the router of the second. */
const stackOf = (app: ExpressApp): readonly Layer[] => (app._router ?? app.router)?.stack ?? [];

const expressKey = Symbol.for("philog.express");

/** Nest loads this where it is ESM itself, too. */
const isNestLoaded = (): boolean =>
  Object.keys(createRequire(join(process.cwd(), "philog")).cache).some((file) =>
    /[\\/]node_modules[\\/](?:@nestjs[\\/]core|reflect-metadata)[\\/]/.test(file),
  );

function lookAtExpress(app: ExpressApp): Finding {
  if (!Object.hasOwn(app, expressKey) && isNestLoaded())
    return {
      id: "nest",
      state: "unknown",
      what: "Nest's own app listens; whether PhilogModule is imported is not told from its Express app",
      mend: "philog doctor --static reads it from the sources",
    };
  if (!Object.hasOwn(app, expressKey))
    return {
      id: "express",
      state: "gap",
      what: "an Express app that listens has no philog(): its final handler prints errors with the bodies that they hold",
      mend: "app.use(philog()) of @philog/express, before all else",
    };
  const names = stackOf(app)
    .map(({ name = "" }) => name)
    .filter((name) => !ownOfExpress.includes(name));
  if (names.indexOf("mounted_app") > 0)
    return {
      id: "express-order",
      state: "gap",
      what: "other middleware comes before philog(): what it refuses has no line, and no request logger",
      mend: "app.use(philog()) before all else",
    };
  return { id: "express", state: "ok", what: "an Express app that listens has philog() first" };
}

/** What was seen of the application until now. */
export interface Seen {
  readonly loggers: Loggers;
  readonly servers: ReadonlySet<Server>;
  readonly consoleCalls: number;
}

/** Looks at the application from inside. */
export function look({ loggers, servers, consoleCalls }: Seen): Finding[] {
  loggers.stop();
  note("pino", [...loggers.pino]);
  // winston makes one logger for itself, which writes nothing until it is given a transport.
  note(
    "winston",
    [...loggers.winston].filter((logger) => (logger as { transports?: unknown[] }).transports?.length !== 0),
  );
  const checks: readonly Check[] = inspectProcess();
  const apps = [...servers]
    .flatMap((server) => server.listeners("request"))
    .filter((listener): listener is typeof listener & ExpressApp => isExpressApp(listener));
  const calls: Finding[] =
    consoleCalls === 0
      ? []
      : [
          {
            id: "console-calls",
            state: "gap",
            what: `the console was called ${consoleCalls} times, and nothing redacted it`,
            mend: "start with node --import @philog/core/register, or use the logger",
          },
        ];
  return [...checks, ...calls, ...apps.map(lookAtExpress)];
}
