// Run by each package's build: without this file Node would read dist/cjs as ESM, as the package's own type says.
import { writeFileSync } from "node:fs";

writeFileSync("dist/cjs/package.json", '{ "type": "commonjs" }\n');
