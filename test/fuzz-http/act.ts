import type { IncomingMessage, ServerResponse } from "node:http";
import { randomArgs } from "../fuzz/arguments.ts";
import { errorOf } from "../fuzz/errors.ts";
import type { Garden } from "../fuzz/garden.ts";
import { hostile } from "../fuzz/hostile.ts";
import { randomRecord } from "../fuzz/records.ts";
import { sentence } from "../fuzz/sentence.ts";
import { freezeDeep, snapshot } from "../fuzz/snapshot.ts";
import { answerHeaders } from "./http-rules.ts";
import { headerText } from "./wire.ts";

/** A request in a handler, in whichever framework. */
export interface Visit {
  request: IncomingMessage;
  response: ServerResponse;
  params: unknown;
  query: unknown;
  body: unknown;
}

/** What a handler answers. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: object | string | undefined;
}

/** One call of a request's logger. */
export interface LogCall {
  when: "before" | "in the handler" | "when it is answered" | "a turn later";
  /** Whose: the request's, a child of it, or the one of all requests. */
  of: "request" | "child" | "app";
  method: string;
  args: unknown[];
  bindings: object;
  /** Both as they were. */
  before: string;
}

/** What the application does with one request. Made anew for each app, of the same seed. */
export interface Act {
  logs: LogCall[];
  /** Whether the value is passed on or rejected a turn later. */
  isLate: boolean;
  /** Answers, or throws. */
  run(visit: Visit): Reply | undefined;
  /** What the application's own error handler throws, where it does. */
  thrownAgain: unknown;
}

const methods = ["trace", "debug", "info", "info", "info", "warn", "error", "fatal"];

function logCall(garden: Garden): LogCall {
  const { random, planter } = garden;
  const record = randomRecord(garden);
  const args = randomArgs(garden, record);
  const bindings: Record<string, unknown> = {};
  for (let count = random.integer(0, 2); count > 0; count--) {
    bindings[random.pick(garden.keys)] = random.percent(60) ? planter.value("binding") : garden.value(2);
  }
  if (random.percent(50)) freezeDeep([args, bindings]);
  return {
    when: random.pick(["before", "in the handler", "in the handler", "when it is answered", "a turn later"]),
    of: random.pick(["request", "request", "child", "app"]),
    method: random.pick(methods),
    args,
    bindings,
    before: snapshot([args, bindings]),
  };
}

/** Anything that programs throw; a text among them is a message. */
export function thrown(garden: Garden): unknown {
  const { random, planter } = garden;
  const forms: (() => unknown)[] = [
    () => errorOf(garden, 0),
    () => errorOf(garden, 0),
    () => Object.freeze(errorOf(garden, 1)),
    () => Object.assign(errorOf(garden, 1), { status: random.pick([400, 404, 409, 500, 503, 99, "x"]), expose: true }),
    () => Object.assign(errorOf(garden, 1), { headers: { "x-user": headerText(planter.value("error property")) } }),
    () => sentence(random, planter.text("thrown")),
    () => random.pick([null, undefined, 0, 5, false, true, 98_441_207n, Symbol("x"), Number.NaN]),
    () => ({ code: 5, user: planter.value("thrown"), statusCode: 418 }),
    () => ({ message: sentence(random, planter.text("thrown")), user: planter.value("thrown") }),
    () => [planter.value("thrown")],
    () => {
      const value = hostile(garden, 3);
      return typeof value === "string" ? { user: value } : value;
    },
  ];
  return random.pick(forms)();
}

function headersOf({ random, planter }: Garden): Record<string, string> {
  const names = random.some(answerHeaders, 0, 2);
  return Object.fromEntries(names.map((name) => [name, headerText(planter.value("response"))]));
}

/** What a handler does with the request, once. */
function runOf(garden: Garden): Act["run"] {
  const { random, planter } = garden;
  const value = thrown(garden);
  const reply: Reply = {
    status: random.pick([200, 200, 200, 201, 400, 404, 500]),
    headers: headersOf(garden),
    body: random.pick([{ user: planter.value("response") }, planter.value("response"), undefined]),
  };
  const header = headerText(planter.value("response"));
  const fail = (): never => {
    throw value;
  };
  return random.pick<Act["run"]>([
    () => reply,
    () => reply,
    ({ params, query, body }) => ({ ...reply, body: { params, query, body } }),
    fail,
    fail,
    fail,
    ({ response }) => {
      response.setHeader("x-user", header);
      return fail();
    },
    ({ response }) => {
      response.write("half");
      return fail();
    },
    ({ response }) => {
      response.end("done");
      return fail();
    },
    ({ response }) => {
      response.statusCode = 202;
      response.end("done");
      return undefined;
    },
  ]);
}

export function actOf(garden: Garden): Act {
  const { random } = garden;
  const run = runOf(garden);
  const thrownAgain = thrown(garden);
  const isLate = random.percent(30);
  return { run, thrownAgain, isLate, logs: Array.from({ length: random.integer(0, 3) }, () => logCall(garden)) };
}
