import type { Request } from "express";

/** What is known of a layer of a router's stack. Its members are Express's own, and differ between versions. */
interface Layer {
  route?: { path?: unknown };
  handle?: { stack?: Layer[] };
  /** Express 5: the path that the layer was given. */
  rawPath?: unknown;
  /** Express 5: whether that is `/`. */
  slash?: boolean;
  /** Express 4: made of the path that the layer was given. */
  regexp?: RegExp & { fast_slash?: boolean };
  keys?: { name: string | number }[];
}

interface App {
  router?: { stack: Layer[] };
  _router?: { stack: Layer[] };
  parent?: App;
  mountpath?: unknown;
}

/** Stands for a part of a template that Express does not tell, such as a mount path that is a regular expression. */
const unknownPart = "/*";
/** Routers may stand in circles. */
const deepest = 16;

const parameterOf4 = /\(\?:(\\\/)?\(\[\^\\?\/\]\+\?\)\)/g;
const endOf4 = /\\\/\?\(\?=\\\/\|\$\)$/;
const wordsOf4 = /^(?:\\[/.-]|:\w|[\w$~%@-])*$/;

/** The path that Express 4 has made a layer's expression of; unknown where it is more than words and parameters. */
function readExpression({ source }: RegExp, keys: readonly { name: string | number }[]): string {
  let at = 0;
  const path = source
    .replace(/^\^/, "")
    .replace(endOf4, "")
    .replace(parameterOf4, (_, slash = "") => `${slash}:${keys[at++]?.name}`);
  return source.startsWith("^") && wordsOf4.test(path) && at === keys.length ? path.replaceAll("\\", "") : unknownPart;
}

/** The path below which a layer stands. `given`: paths that `app.use` was called with. */
function mountOf(layer: Layer, given: WeakMap<object, string>): string {
  const path = given.get(layer) ?? layer.rawPath;
  if (typeof path === "string") return path;
  if (layer.slash === true || layer.regexp?.fast_slash === true) return "";
  return path === undefined && layer.regexp !== undefined
    ? readExpression(layer.regexp, layer.keys ?? [])
    : unknownPart;
}

/** A route's own path without what its parameters have to look like; unknown where it is a regular expression. */
function readPath(path: unknown): string {
  const first = Array.isArray(path) ? path.find((one) => typeof one === "string") : path;
  if (typeof first !== "string") return unknownPart;
  return first
    .replace(/\([^()]*\)/g, "")
    .replace(/[{}?+]/g, "")
    .split("/")
    .map((part) => (/\*(?![A-Za-z])/.test(part) ? "*" : part))
    .join("/");
}

/** The path below which an app is mounted in others. */
function pathOfApp({ parent, mountpath }: App): string {
  if (parent === undefined) return "";
  return pathOfApp(parent) + (typeof mountpath === "string" ? mountpath : unknownPart);
}

const tidy = (path: string) => {
  const plain = path.replace(/\/{2,}/g, "/");
  return plain.length > 1 ? plain.replace(/\/$/, "") : plain;
};

/** A place at which a route stands. */
interface Place {
  /** The path of the routers above it, below its app. */
  readonly prefix: string;
  /** That and its own. */
  readonly path: string;
}

const placeOf = (prefix: string, route: { path?: unknown }): Place => ({
  prefix,
  path: tidy(`${prefix}/${readPath(route.path)}`),
});

const stackOf = (app: App): Layer[] => (app._router ?? app.router)?.stack ?? [];

/** Whether a URL's start, as it came, fits a template. */
function fits(template: string, url: string): boolean {
  const parts = url.split("/");
  const own = template.split("/").filter((part) => part !== "");
  return own.every((part, at) => /^[:*]/.test(part) || part.toLowerCase() === parts[at + 1]?.toLowerCase());
}

/** The templates of the routes that requests have taken. */
export interface Routes {
  /** Such as `/clinics/:clinic/patients/:id`, of all the routers on the way; undefined where no route was taken. */
  of(request: Request): string | undefined;
  /** Remembers the paths of what is mounted in an app from now on: some versions of Express do not. */
  watch(app: object): void;
}

export function createRoutes(): Routes {
  const given = new WeakMap<object, string>();
  const known = new WeakMap<object, Map<object, Place[]>>();

  const walk = (stack: readonly Layer[], prefix: string, found: Map<object, Place[]>, depth = 0): void => {
    for (const layer of stack) {
      const { route } = layer;
      if (route !== undefined) found.set(route, [...(found.get(route) ?? []), placeOf(prefix, route)]);
      else if (Array.isArray(layer.handle?.stack) && depth < deepest) {
        walk(layer.handle.stack, prefix + mountOf(layer, given), found, depth + 1);
      }
    }
  };
  const placesOf = (app: App, route: object): readonly Place[] => {
    const places = known.get(app)?.get(route);
    if (places !== undefined) return places;
    const found = new Map<object, Place[]>();
    walk(stackOf(app), "", found);
    // A route of a router that was made for this request alone is not looked for again.
    if (!found.has(route)) found.set(route, [placeOf(unknownPart, route)]);
    known.set(app, found);
    return found.get(route)!;
  };
  return {
    of(request) {
      const { route } = request as { route?: { path?: unknown } };
      if (route === undefined || route === null) return undefined;
      const app: App = request.app as unknown as App;
      const above = pathOfApp(app);
      const places = placesOf(app, route);
      const place =
        places.length === 1 ? places[0]! : places.find(({ prefix }) => fits(above + prefix, request.originalUrl));
      const { path } = place ?? placeOf(unknownPart, route);
      return above === "" ? path : tidy(above + path);
    },
    watch(app) {
      const own = app as App & { use(...args: unknown[]): unknown };
      const { use } = own;
      own.use = function (this: App, ...args: unknown[]) {
        const before = stackOf(this).length;
        const result = use.apply(this, args);
        const [path] = args;
        if (typeof path === "string") for (const layer of stackOf(this).slice(before)) given.set(layer, path);
        return result;
      };
    },
  };
}
