// Does a text made to be slow cost more than an ordinary one, by the byte?
import { scan } from "@philog/core";
import { answer } from "../suite/answer.js";
import { compareOver } from "./contenders.js";
import { hostileTexts, ordinaryText } from "./texts.js";

const sizes = { "20 KB": 20_000, "1 MB": 1_000_000 };
/** redact-pii takes seconds for 20,000 such characters: all are held to what it can do. */
const peerLength = 2000;

const ofSize = (size) => (compare) => {
  const length = sizes[size];
  const texts = [{ name: "ordinary text", text: ordinaryText(length) }, ...hostileTexts(length)];
  return compare({
    question: `a hostile text of ${size} against ordinary text of ${size}`,
    baseline: "ordinary text",
    contenders: texts.map(({ name, text }) => ({ name, operation: () => scan(text) })),
  });
};

await answer({
  ...Object.fromEntries(Object.keys(sizes).map((size) => [size, ofSize(size)])),
  peers: (compare) => {
    const texts = hostileTexts(peerLength).map(({ text }) => text);
    return compareOver(compare, "hostile texts of 2,000 characters in turn", texts);
  },
});
