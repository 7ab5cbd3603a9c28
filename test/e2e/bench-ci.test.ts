import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSideBySide, findBase, lockedPackages } from "../../benchmarks/src/ci/builds.js";
import { runGeneration } from "../../benchmarks/src/ci/generation.js";
import { measure } from "../../benchmarks/src/ci/measure.js";
import { summary } from "../../benchmarks/src/ci/summary.js";
import { center, estimate, judge } from "../../benchmarks/src/ci/verdict.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Normal noise from a small generator: the same in every run. */
function createNoise(seed: number) {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 1) / 2 ** 32;
  };
  return (deviation: number) => deviation * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Times as a busy machine gives them: each process has its own luck, each turn its own noise, some turns far off. */
function simulate(seed: number, slowdown: number, { luck = 0.015, turn = 0.06 } = {}) {
  const noise = createNoise(seed);
  return async () => {
    const lucks = [noise(luck), noise(luck), noise(luck) + Math.log(slowdown)];
    const round = () => lucks.map((own) => 5 * Math.exp(own + noise(turn) + (noise(1) > 2 ? 0.5 : 0)));
    return { "json()": Array.from({ length: 18 }, round) };
  };
}

const builds = { base: "base", tree: "tree" };

async function verdictOf(seed: number, slowdown: number, noise = {}) {
  const [result] = await measure(builds, { seconds: 60, generation: simulate(seed, slowdown, noise) });
  return result!.verdict;
}

describe("the verdict on a case", () => {
  const seeds = Array.from({ length: 60 }, (_, index) => index * 7919 + 1);

  it("is `regression` for 15 % in 60 of 60 simulated runs on a busy machine", async () => {
    for (const seed of seeds) expect(await verdictOf(seed, 1.15), `seed ${seed}`).toBe("regression");
  });

  it("is `fine` where nothing changed, in 60 of 60", async () => {
    for (const seed of seeds) expect(await verdictOf(seed, 1), `seed ${seed}`).toBe("fine");
  });

  it("is `fine` for what became faster, in 60 of 60", async () => {
    for (const seed of seeds) expect(await verdictOf(seed, 0.8), `seed ${seed}`).toBe("fine");
  });

  it("is not given before a slowdown has been measured in eight generations", async () => {
    let generations = 0;
    const generation = simulate(5, 1.5);
    const counted = () => {
      generations += 1;
      return generation();
    };
    const [result] = await measure(builds, { seconds: 0, generation: counted });
    expect(result).toMatchObject({ verdict: "regression", generations: 8 });
    expect(generations).toBe(8);
  });

  it("comes after five generations where the time is up, and is `noisy` where 15 % could not have been seen", async () => {
    const generation = simulate(11, 1, { luck: 0.3, turn: 0.5 });
    const told: string[] = [];
    const tell = (text: string) => told.push(text);
    const [result] = await measure(builds, { seconds: 0, generation, told: tell });
    expect(result).toMatchObject({ verdict: "noisy", generations: 5 });
    expect(told).toHaveLength(5);
    expect(told[0]).toContain("open: json()");
  });

  it("is never `fine` before the time is up while the bounds leave room for harm", () => {
    const figures = { generations: 20, low: 0, high: 0.09, sees: 0.05 };
    expect(judge(figures)).toBe("doubtful");
    expect(judge(figures, true)).toBe("fine");
    expect(judge({ ...figures, sees: 0.2 }, true)).toBe("noisy");
    expect(judge({ ...figures, high: 0.01, sees: 0.2 })).toBe("doubtful");
  });

  it("is moved little by one generation that is far off", () => {
    const steady = [0.01, -0.01, 0, 0.005, -0.005, 0.002, -0.002];
    expect(Math.abs(center([...steady, 3]) - center(steady))).toBeLessThan(0.01);
    expect(center([4])).toBe(4);
  });

  it("shows the base's noise as how far it is from itself", () => {
    const rounds = [
      [10, 10.2, 11],
      [10, 10.2, 11],
    ];
    const figures = estimate([rounds, rounds]);
    expect(figures.base).toBeCloseTo(10);
    expect(figures.tree).toBeCloseTo(11);
    expect(Math.exp(figures.again)).toBeCloseTo(1.02);
    expect(Math.exp(figures.difference)).toBeCloseTo(11 / Math.sqrt(102));
    expect(figures.noise).toBeGreaterThan(0);
  });
});

describe("the summary", () => {
  const about = { base: "abc1234", tree: "def5678", node: "v24.0.0", machine: "a machine", seconds: 61 };

  it("is a Markdown table with a row for each case, and names what became slower in its heading", async () => {
    const slow = await measure(builds, { seconds: 60, generation: simulate(3, 1.3) });
    const text = summary(slow, about);
    expect(text).toMatch(/^## Performance: json\(\)\n/);
    expect(text).toMatch(/\| json\(\) \| \d\.\d\d \| \d\.\d\d \| 1\.\d{3} \| .* \| \*\*slower\*\* \|/);
    expect(text).toContain("def5678 against abc1234, on Node v24.0.0, a machine;");
  });

  it("says so where nothing did", async () => {
    const fine = await measure(builds, { seconds: 60, generation: simulate(3, 1) });
    expect(summary(fine, about)).toMatch(/^## Performance: no regression\n/);
  });
});

describe("the packages that decide whether installed ones can be shared", () => {
  const lock = (version: string, other = "1.0.0") =>
    JSON.stringify({
      packages: {
        "node_modules/pino": { version: "10.0.0", integrity: "a", dependencies: { sonic: "^4", circle: "^1" } },
        "node_modules/sonic": { version, integrity: "b", dependencies: { circle: "^1" } },
        "node_modules/circle": { version: "1.0.0", integrity: "c", dependencies: { pino: "*" } },
        "node_modules/unrelated": { version: other, integrity: "d" },
      },
    });

  it("are those that pino and the compiler bring along, however deep, and no others", () => {
    expect(lockedPackages(lock("4.0.0"), ["pino"])).toBe(lockedPackages(lock("4.0.0", "2.0.0"), ["pino"]));
    expect(lockedPackages(lock("4.0.0"), ["pino"])).not.toBe(lockedPackages(lock("4.0.1"), ["pino"]));
  });
});

describe("the commit to compare with", () => {
  const repository = realpathSync(mkdtempSync(join(tmpdir(), "philog-base-")));
  afterAll(() => rmSync(repository, { recursive: true, force: true }));
  const git = (...parameters: string[]) =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.test", ...parameters], {
      cwd: repository,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  const commit = (name: string) => {
    writeFileSync(join(repository, "file"), name);
    git("add", ".");
    git("commit", "-m", name);
    return git("rev-parse", "HEAD");
  };

  it("is HEAD for a changed tree, its parent for a clean one, and where the branch left main otherwise", () => {
    git("init", "--initial-branch", "main");
    const first = commit("first");
    expect(findBase(repository, undefined)).toBe(first);
    const second = commit("second");
    expect(findBase(repository, undefined)).toBe(first);
    writeFileSync(join(repository, "file"), "changed");
    expect(findBase(repository, undefined)).toBe(second);

    expect(findBase(repository, "HEAD")).toBe(second);

    git("update-ref", "refs/remotes/origin/main", second);
    expect(findBase(repository, undefined)).toBe(second);
    git("checkout", "-b", "branch");
    const third = commit("third");
    expect(findBase(repository, undefined)).toBe(second);
    commit("fourth");
    expect(findBase(repository, undefined)).toBe(second);
    expect(findBase(repository, third)).toBe(third);
    git("checkout", "main");
    commit("meanwhile on main");
    git("update-ref", "refs/remotes/origin/main", "main");
    git("checkout", "branch");
    expect(findBase(repository, undefined)).toBe(second);
  });

  it("is refused where there is no such commit, also where its name looks like an option", () => {
    expect(() => findBase(repository, "nowhere")).toThrow("no commit is called nowhere");
    expect(() => findBase(repository, "--output=x")).toThrow("no commit is called");
  });
});

describe("bench:ci", () => {
  it.each([
    [["--base", "nowhere"], "bench:ci: no commit is called nowhere"],
    [["--seconds", "soon"], "bench:ci: --seconds takes a number up to 3600"],
    [["--bass", "HEAD"], "bench:ci: Unknown option '--bass'"],
  ])("exits with 2 and says why, in a line, where %j keeps it from measuring", (parameters, message) => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts/bench-ci.mjs"), ...parameters], {
      encoding: "utf8",
      timeout: 20_000,
    });
    expect(status).toBe(2);
    expect(stderr.trim().split("\n")).toEqual([expect.stringContaining(message)]);
  });
});

describe("two builds side by side", () => {
  const directory = mkdtempSync(join(tmpdir(), "philog-side-by-side-"));
  let sides: { base: string; tree: string };
  beforeAll(() => {
    sides = buildSideBySide(root, "HEAD", directory);
  }, 180_000);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it("hold a core and a pino adapter each, and neither takes the repository's own", () => {
    for (const side of [sides.base, sides.tree]) {
      for (const name of ["core", "pino"]) {
        expect(realpathSync(join(side, "node_modules/@philog", name))).toBe(realpathSync(join(side, "packages", name)));
        expect(existsSync(join(side, "packages", name, "dist/esm/index.js"))).toBe(true);
      }
    }
    const built = (side: string) => readFileSync(join(side, "benchmarks/src/ci/cases.js"), "utf8");
    expect(built(sides.base)).toBe(built(sides.tree));
  });

  it("take turns in processes of their own and give a time for each case, round and place", async () => {
    const samples = await runGeneration(sides, { rounds: 2, turn: 1000, warmUp: 2000 });
    expect(Object.keys(samples)).toEqual([
      "json(), default",
      "json(), everything kept",
      "text(), scan",
      "pino line, default",
    ]);
    for (const rounds of Object.values(samples)) {
      expect(rounds).toHaveLength(2);
      for (const times of rounds) {
        expect(times).toHaveLength(3);
        for (const time of times) expect(time).toBeGreaterThan(0);
      }
    }
  }, 120_000);

  it("end the measurement with an error where a process ends", async () => {
    const broken = join(directory, "broken");
    mkdirSync(join(broken, "benchmarks/src/ci"), { recursive: true });
    writeFileSync(join(broken, "benchmarks/src/ci/worker.js"), "process.exit(7);");
    await expect(runGeneration({ base: broken, tree: broken }, { rounds: 1, turn: 1, warmUp: 1 })).rejects.toThrow(
      /^the process that measures \w+ ended: 7$/,
    );
  });
});
