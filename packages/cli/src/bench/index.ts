export { type Comparison, type Contender, compare, type Question, type Result } from "./compare.ts";
export { table } from "./table.ts";
