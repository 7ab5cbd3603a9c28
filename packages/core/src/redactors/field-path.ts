import { marker } from "../policy/markers.ts";
import { createClassified } from "./classified.ts";
import { jsonString } from "./json-string.ts";
import type { Making, ValueRedactor } from "./run.ts";
import { createVerdicts } from "./verdicts.ts";

const longestPath = 256;
const rememberedPaths = 512;
const hidden = marker.key();
const segments = /\[KEY\]|[^./[\]]+/g;
const shortNumber = /^\d{1,3}$/;

/**
 * Names of fields, as validators write them: `/patient/address/0/line`, `items[3].sku`, or one segment of such a path.
 * A name is kept where an unlisted key's could be printed, a number where it follows one; any other segment is `[KEY]`.
 */
export function createFieldPath(isNameable: (key: string) => boolean, making: Making): ValueRedactor {
  const misfits = making.tally(making.path, "misfit");
  const misfitText = jsonString(marker.misfit("fieldPath"));
  const verdicts = createVerdicts<string>(rememberedPaths);

  const misfit = () => {
    making.count(misfits);
    return misfitText;
  };
  const held = (path: string): string => {
    let named = false;
    return path.replace(segments, (segment) => {
      // Numbers side by side could be a date, an address or a telephone number that somebody used as a key.
      const index = named && shortNumber.test(segment);
      named = !index && segment !== hidden && isNameable(segment);
      return index || named ? segment : hidden;
    });
  };
  return createClassified(misfit, (value) => {
    if (typeof value === "number")
      return Number.isInteger(value) && shortNumber.test(`${value}`) ? `${value}` : undefined;
    if (value.length > longestPath) return undefined;
    const known = verdicts.get(value);
    if (known !== undefined) return known;
    const text = jsonString(held(value));
    verdicts.set(value, text);
    return text;
  });
}
