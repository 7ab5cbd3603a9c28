// Stands in for fast-check while mutants run: the same draws for every mutant, fewer of them, and no shrinking.
import { createRequire } from "node:module";

const real = createRequire(import.meta.url)("fast-check");
const mostRuns = 50;
/** A test with that many runs counts what it has drawn, so it keeps them. */
const counted = 4000;

const assert = (property, { numRuns = 100, ...parameters } = {}) =>
  real.assert(property, {
    ...parameters,
    numRuns: numRuns < counted ? Math.min(numRuns, mostRuns) : numRuns,
    seed: 1,
    endOnFailure: true,
  });

export default { ...real, assert };
