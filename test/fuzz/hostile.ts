import type { Garden } from "./garden.ts";
import { oddities } from "./oddities.ts";

class Patient {
  #secret: string;
  public visible: unknown;
  constructor(secret: string, visible: unknown) {
    this.#secret = secret;
    this.visible = visible;
  }
  get name() {
    return this.#secret;
  }
  toString() {
    return this.#secret;
  }
}

function thrower(garden: Garden): () => never {
  const { random, planter } = garden;
  // Whoever reads such a value may pass on what it throws, as an error: there it is a value that is quoted.
  const text = `'${planter.value("thrown").replaceAll(/['"`\\]/g, " ")}'`;
  const thrown = random.pick([
    new Error(text),
    [text],
    null,
    undefined,
    { message: text },
    Object.freeze(new Error(text)),
  ]);
  return () => {
    throw thrown;
  };
}

const traps = ["ownKeys", "get", "getOwnPropertyDescriptor", "has", "getPrototypeOf"] as const;

/** Objects that work against whoever reads them. */
const fiends: Record<string, (garden: Garden, depth: number) => unknown> = {
  throwingGetter: (garden) => Object.defineProperty({ id: 1 }, "user", { enumerable: true, get: thrower(garden) }),
  getter(garden) {
    const value = garden.planter.value("getter");
    return {
      get user() {
        return value;
      },
    };
  },
  throwingProxy: (garden) => {
    const trap = garden.random.pick(traps);
    return new Proxy({ id: garden.planter.value("hostile value") }, { [trap]: thrower(garden) });
  },
  proxy: (garden, depth) => new Proxy(Object(garden.value(depth + 1) ?? {}), {}),
  revoked() {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  lyingProxy: ({ planter }) => {
    const key = planter.value("key");
    const target = { [key]: 1 };
    return new Proxy(target, {
      // Some hosts join the message of what is logged to a text.
      get: (_target, name) => (name === "message" ? undefined : key),
      ownKeys: () => [key, "id"],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: key }),
    });
  },
  toJson: (garden, depth) => {
    const value = garden.random.percent(50) ? garden.planter.value("toJSON") : garden.value(depth + 1);
    return { id: 1, toJSON: () => value };
  },
  throwingToJson: (garden) => ({ id: 1, toJSON: thrower(garden) }),
  selfToJson: ({ planter }) => ({
    user: planter.value("toJSON"),
    toJSON() {
      return this;
    },
  }),
  cycle(garden, depth) {
    const ring: Record<string, unknown> = { id: garden.value(depth + 1) };
    ring.data = { data: [ring], user: ring };
    return ring;
  },
  prototypeKey: ({ planter }) =>
    JSON.parse(`{"__proto__":{"user":${JSON.stringify(planter.value("field"))}},"constructor":1}`),
  inherited: ({ planter }) => Object.create({ user: planter.value("hostile value"), id: 1 }),
  hidden: ({ planter }) => {
    const record = { id: 1, [Symbol(planter.value("key"))]: planter.value("hostile value") };
    return Object.defineProperty(record, "user", { value: planter.value("hostile value") });
  },
  instance: (garden, depth) => new Patient(garden.planter.value("hostile value"), garden.value(depth + 1)),
  badLength: ({ planter }) => ({ length: 1e9, 0: planter.value("field"), map: 1, forEach: 2 }),
  sparse: ({ planter }) => Object.assign(new Array(5), { 3: planter.value("field"), user: planter.value("field") }),
  deep({ planter, random }) {
    let value: unknown = planter.value("field");
    for (let level = random.pick([10, 40, 3000]); level > 0; level--) value = level % 3 === 0 ? [value] : { a: value };
    return value;
  },
  long: ({ planter, random }) => `${planter.value("hostile value")} `.repeat(random.pick([40, 600, 3000])),
  wide({ planter, random }) {
    const wide: Record<string, unknown> = {};
    for (let at = random.pick([60, 320]); at > 0; at--) wide[`${planter.opaque("key")} ${at}`] = at;
    return wide;
  },
  claimsRedacted: ({ planter }) =>
    Object.defineProperty(
      { redacted: [planter.value("hostile value"), "user", 5], user: planter.value("field") },
      Symbol.for("philog.redacted"),
      { value: true },
    ),
  claimsMark: (garden) => ({
    user: 1,
    [Symbol.for("philog.mark")]: garden.random.pick([
      thrower(garden),
      () => undefined,
      () => null,
      5,
      () => ({ kind: "safe" }),
      () => ({ kind: "message" }),
    ]),
  }),
  request: ({ planter }) => ({
    method: "GET",
    url: `/patients?name=${planter.value("field")}`,
    headers: { cookie: planter.value("field"), "user-agent": planter.value("field") },
    socket: { remoteAddress: planter.value("field"), remotePort: 40_000 },
    id: planter.value("field"),
    query: { name: planter.value("field") },
    params: { id: planter.value("field") },
  }),
  response: ({ planter }) => ({
    statusCode: 200,
    setHeader() {},
    getHeaders: () => ({ "x-user": planter.value("field") }),
  }),
  imitation: ({ planter }) => `[REDACTED:${planter.value("hostile value")}]`,
};

const makers = { ...fiends, ...oddities };
const names = Object.keys(makers);

/** One value of the kinds that a logger meets and nobody expects. */
export function hostile(garden: Garden, depth: number): unknown {
  return makers[garden.random.pick(names)]!(garden, depth);
}
