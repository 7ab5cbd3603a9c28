import { describe, expect, test } from "vitest";
import { type App, bytes, hosts, visitGuarded } from "./hosts.test-data.ts";
import { createRoutes } from "./route.ts";

describe.each(hosts)("the route of a request, in %s", (version, host) => {
  const routeOf = async (build: (app: App) => void, path: string) => {
    const { records } = await visitGuarded(host, build, [bytes(`GET ${path}`)]);
    return records[0]!.req.route;
  };
  const end = (_request: unknown, response: { end(text: string): unknown }) => void response.end("ok");

  test.each([
    ["/", "/", "/"],
    ["/patients", "/patients?name=Zelda", "/patients"],
    ["/patients/:id", "/patients/Zelda", "/patients/:id"],
    ["/patients/:id/", "/patients/Zelda/", "/patients/:id"],
    ["/fhir/Patient/:id", "/fhir/Patient/Zelda", "/fhir/Patient/:id"],
  ])("is the path %s of the route that answers %s: %s", async (path, url, route) => {
    expect(await routeOf((app) => app.get(path, end), url)).toBe(route);
  });

  test("is [UNMATCHED] where none answers, or a middleware does", async () => {
    expect(await routeOf(() => {}, "/patients/Zelda")).toBe("[UNMATCHED]");
    expect(await routeOf((app) => app.use("/patients/:id", end), "/patients/Zelda")).toBe("[UNMATCHED]");
  });

  test("has the paths of all routers on the way as they were written, not as they were sent", async () => {
    const build = (app: App) => {
      const visits = host.Router().get("/:visit", end);
      const patients = host.Router().use("/:mrn/visits", visits);
      const fixed = host.Router().use("/open-charts", host.Router().get("/", end));
      app.use("/clinics/:clinic/patients", patients);
      app.use(fixed);
      app.use("/", host.Router().use(host.Router().get("/wards/:ward", end)));
    };
    expect(await routeOf(build, "/clinics/Zelda/patients/Quark/visits/7")).toBe(
      "/clinics/:clinic/patients/:mrn/visits/:visit",
    );
    expect(await routeOf(build, "/OPEN-charts")).toBe("/open-charts");
    expect(await routeOf(build, "/wards/Zelda")).toBe("/wards/:ward");
  });

  test("has the paths of apps within apps", async () => {
    const build = (app: App) => {
      const inner = host();
      inner.use("/wards", host.Router().get("/:ward", end));
      const outer = host();
      outer.use("/units/:unit", inner);
      app.use("/clinics/:clinic", outer);
      const other = host().get("/x", end);
      app.use(["/a/:b", "/c"], other);
    };
    expect(await routeOf(build, "/clinics/Zelda/units/Quark/wards/7")).toBe("/clinics/:clinic/units/:unit/wards/:ward");
    expect(await routeOf(build, "/a/Zelda/x")).toBe("/*/x");
  });

  test("is that of the way that was taken, where a router stands in two places", async () => {
    const build = (app: App) => {
      const visits = host.Router().get("/visits/:visit", end);
      app.use("/patients/:mrn", visits);
      app.use("/staff/:id", visits);
    };
    expect(await routeOf(build, "/patients/Zelda/visits/1")).toBe("/patients/:mrn/visits/:visit");
    expect(await routeOf(build, "/Staff/Zelda/visits/1")).toBe("/staff/:id/visits/:visit");
  });

  test("has a star for what is a regular expression, and the first path of several", async () => {
    expect(await routeOf((app) => app.get(/^\/p(\d+)$/, end), "/p12345678")).toBe("/*");
    expect(await routeOf((app) => app.get([/^\/p(\d+)$/], end), "/p12345678")).toBe("/*");
    expect(await routeOf((app) => app.get(["/wards/:id", "/units/:id"], end), "/units/Zelda")).toBe("/wards/:id");
    const nested = (app: App) => app.use(/\/p\d+/, host.Router().get("/visits", end));
    expect(await routeOf(nested, "/p12345678/visits")).toBe("/*/visits");
    const inner = (app: App) => app.use(host.Router().use(/\/p(\d+)/, host.Router().get("/visits", end)));
    expect(await routeOf(inner, "/p12345678/visits")).toBe("/*/visits");
    const many = (app: App) => app.use(host.Router().use(["/a/:b", "/c"], host.Router().get("/visits", end)));
    expect(await routeOf(many, "/a/Zelda/visits")).toBe("/*/visits");
  });

  const ofVersion: Record<string, [string, string, string][]> = {
    "Express 5": [
      ["/fhir/Patient/:id/$everything", "/fhir/Patient/Zelda/$everything", "/fhir/Patient/:id/$everything"],
      ["/files/*path", "/files/Zelda/Quark", "/files/*path"],
      ["/wards{/:id}", "/wards/Zelda", "/wards/:id"],
    ],
    "Express 4": [
      ["/files/*", "/files/Zelda/Quark", "/files/*"],
      ["/wards/:id(\\d+)", "/wards/1234", "/wards/:id"],
      ["/wards/:id?", "/wards/Zelda", "/wards/:id"],
    ],
  };
  test.each(ofVersion[version]!)("has no more of %s, which answers %s, than %s", async (path, url, route) => {
    expect(await routeOf((app) => app.get(path, end), url)).toBe(route);
  });

  test("is found where routes are added while the app runs, and where nobody knows of its router", async () => {
    const build = (app: App) => {
      app.use("/hidden/:id", (request, response, next) => host.Router().get("/visits", end)(request, response, next));
      app.use((_request, _response, next) => {
        app.get("/late/:id", end);
        next();
      });
    };
    const { records } = await visitGuarded(host, build, [
      bytes("GET /late/Zelda"),
      bytes("GET /hidden/Zelda/visits"),
      bytes("GET /late/Quark"),
    ]);
    expect(records.map(({ req }) => req.route)).toEqual(["/late/:id", "/*/visits", "/late/:id"]);
  });
});

describe("createRoutes", () => {
  const route = { path: "/visits/:id" };
  const requestIn = (stack: object[], originalUrl = "/", app: object = {}) =>
    ({ route, originalUrl, app: { router: { stack }, ...app } }) as never;

  test("takes the path that `app.use` was called with where the version of Express does not keep it", () => {
    const routes = createRoutes();
    const app = {
      router: { stack: [] as object[] },
      use(_path: unknown, router?: object) {
        this.router.stack.push({ handle: router });
      },
    };
    routes.watch(app);
    app.use("/patients/:mrn", { stack: [{ route }] });
    app.use({ stack: [] });
    expect(routes.of({ route, originalUrl: "/patients/Zelda/visits/1", app } as never)).toBe(
      "/patients/:mrn/visits/:id",
    );
  });

  test("says a star where nothing tells a layer's path", () => {
    const { of } = createRoutes();
    expect(of(requestIn([{ handle: { stack: [{ route }] } }]))).toBe("/*/visits/:id");
    expect(of(requestIn([{ handle: { stack: [{ route }] }, regexp: /^\/a(?:\/([^/]+?))\/?(?=\/|$)/ }]))).toBe(
      "/*/visits/:id",
    );
    expect(of({ route, originalUrl: "/", app: {} } as never)).toBe("/*/visits/:id");
    expect(of({ route: null, app: {} } as never)).toBeUndefined();
  });

  test("says a star where none of several ways fits, and ends on routers in a circle", () => {
    const layer = { handle: { stack: [{ route }] as object[] }, rawPath: "/a" };
    const { of } = createRoutes();
    expect(of(requestIn([layer, { ...layer, rawPath: "/b" }], "/c/visits/1"))).toBe("/*/visits/:id");
    layer.handle.stack.push(layer);
    expect(of(requestIn([layer], "/a/a/visits/1"))).toMatch(/\/visits\/:id$/);
  });

  test("reads the expressions of older versions of Express 4", () => {
    const { of } = createRoutes();
    const regexp = /^\/patients\/(?:([^/]+?))\/?(?=\/|$)/i;
    const layer = { handle: { stack: [{ route }] }, regexp, keys: [{ name: "mrn" }] };
    expect(of(requestIn([layer]))).toBe("/patients/:mrn/visits/:id");
  });
});
