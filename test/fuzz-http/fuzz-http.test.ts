import { expect, it } from "vitest";
import { report } from "../fuzz/report.ts";
import { adapters } from "./adapters.ts";
import { fuzzHttp } from "./fuzz.ts";

const names = Object.keys(adapters);
const today = new Date().toISOString().slice(0, 10);

it.each(names)(
  "random requests to %s leak no canary, change no answer and no request, and each has its line",
  async (name) => {
    for (const seed of ["1", today]) {
      const figures = await fuzzHttp({ adapter: adapters[name]!, calls: 120, seed });
      expect(figures.failures.length, report(figures, `test/fuzz-http/run.mjs --adapter ${name}`)).toBe(0);
      expect(figures.calls).toBe(120);
      expect(Object.keys(figures.planted)).toEqual(
        expect.arrayContaining([
          "path of a URL",
          "query",
          "header",
          "cookie",
          "body",
          "malformed body",
          "thrown",
          "binding",
        ]),
      );
    }
  },
);

it("random requests leak from every place of a request where all of it is logged", async () => {
  const { leaks } = await fuzzHttp({ adapter: adapters.express5!, calls: 120, seed: "bare", unprotected: true });
  expect(Object.keys(leaks)).toEqual(
    expect.arrayContaining(["path of a URL", "query", "header", "cookie", "address", "body"]),
  );
});
