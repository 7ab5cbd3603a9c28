import type { Classification } from "../policy/identifiers.ts";
import { marker } from "../policy/markers.ts";
import type { Tokenizer } from "../tokens/tokenizer.ts";
import { createClassified } from "./classified.ts";
import { createRedact } from "./redact.ts";
import type { Making, ValueRedactor } from "./run.ts";

/** Whose identifier a value is, and how it is typed. */
export interface TokenSpec {
  classification: Classification;
  issuer: string | undefined;
  separator: string | undefined;
}

/** Replaces a value by its token; by a marker that says so while there is no key; redacts what has no token. */
export function createTokenize(spec: TokenSpec, tokenizer: Tokenizer, making: Making): ValueRedactor {
  const { classification, issuer, separator } = spec;
  const tally = making.tally(making.path, "tokenize", classification);
  const nokey = making.tally(making.path, "nokey", classification);
  const nokeyText = `"${marker.nokey(classification)}"`;
  const tokenOf = tokenizer.rule(classification, issuer, separator);
  return createClassified(createRedact(classification, making), (value) => {
    const token = tokenOf(value);
    if (token !== undefined) {
      making.count(tally);
      return `"${token}"`;
    }
    if (tokenizer.reason() !== "nokey") return undefined;
    making.count(nokey);
    return nokeyText;
  });
}
