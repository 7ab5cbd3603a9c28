// Two builds side by side in a temporary folder: the working tree as it stands, and the commit it is compared with.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";

const git = (root, ...parameters) =>
  execFileSync("git", parameters, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "pipe"],
  });

const attempt = (operation) => {
  try {
    return operation().trim();
  } catch {
    return undefined;
  }
};

/**
 * The commit to compare with: where the branch left `reference`, or origin/main where none is given. With neither, and
 * on origin/main itself: HEAD if the working tree has changes, else its parent.
 */
export function findBase(root, reference) {
  const head = git(root, "rev-parse", "HEAD").trim();
  const named = `${reference ?? "origin/main"}^{commit}`;
  const commit = attempt(() => git(root, "rev-parse", "--verify", "--end-of-options", named));
  if (commit === undefined && reference !== undefined) throw new Error(`no commit is called ${reference}`);
  const base = commit === undefined ? head : (attempt(() => git(root, "merge-base", commit, head)) ?? commit);
  if (reference !== undefined || base !== head || git(root, "status", "--porcelain").trim() !== "") return base;
  return attempt(() => git(root, "rev-parse", "HEAD~1")) ?? head;
}

function exportCommit(root, commit, directory) {
  mkdirSync(directory, { recursive: true });
  const archive = execFileSync("git", ["archive", "--format=tar", commit], { cwd: root, maxBuffer: 2 ** 30 });
  execFileSync("tar", ["-x", "-C", directory], { input: archive });
}

function exportTree(root, directory) {
  const files = git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0").filter(Boolean);
  for (const file of files) {
    if (!existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    cpSync(join(root, file), join(directory, file), { verbatimSymlinks: true });
  }
}

/** Name and integrity of all that the measured code and its compiler bring along, as a lock file has them. */
export function lockedPackages(lock, names) {
  const { packages } = JSON.parse(lock);
  const found = new Map();
  const visit = (name, from) => {
    const place = [`${from}/node_modules/${name}`, `node_modules/${name}`].find((path) => packages[path] !== undefined);
    if (place === undefined || found.has(place)) return;
    const { version, integrity, dependencies, optionalDependencies } = packages[place];
    found.set(place, `${version} ${integrity}`);
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) visit(next, place);
  };
  for (const name of names) visit(name, "packages/pino");
  return JSON.stringify([...found].sort());
}

const sameDependencies = (root, directory) => {
  const of = (folder) =>
    lockedPackages(readFileSync(join(folder, "package-lock.json"), "utf8"), [
      "pino",
      "typescript",
      "rolldown",
      "@types/node",
    ]);
  return of(root) === of(directory);
};

/** The repository's installed packages, with Philog's own taken from `directory`. */
function shareDependencies(root, directory) {
  const modules = join(directory, "node_modules");
  mkdirSync(join(modules, "@philog"), { recursive: true });
  for (const entry of readdirSync(join(root, "node_modules"))) {
    if (entry === "@philog" || entry === ".cache" || entry === ".package-lock.json") continue;
    symlinkSync(join(root, "node_modules", entry), join(modules, entry));
  }
  for (const name of ["core", "pino"]) symlinkSync(join(directory, "packages", name), join(modules, "@philog", name));
}

function build(root, directory) {
  if (sameDependencies(root, directory)) shareDependencies(root, directory);
  else execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: directory, stdio: "ignore" });
  for (const name of ["core", "pino"]) {
    // As each side builds its packages itself.
    execFileSync("npm", ["run", "--silent", "build"], {
      cwd: join(directory, "packages", name),
      stdio: ["ignore", "inherit", "inherit"],
    });
  }
}

/** Builds both under `directory` and gives their folders. Both are measured by the tree's benchmarks. */
export function buildSideBySide(root, commit, directory) {
  const builds = { base: join(directory, "base"), tree: join(directory, "tree") };
  exportCommit(root, commit, builds.base);
  exportTree(root, builds.tree);
  cpSync(join(builds.tree, "benchmarks/src"), join(builds.base, "benchmarks/src"), { recursive: true });
  build(root, builds.base);
  build(root, builds.tree);
  return builds;
}
