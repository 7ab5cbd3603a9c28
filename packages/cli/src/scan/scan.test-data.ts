import type { Finding } from "@philog/core";
import type { TextScanner } from "@philog/core/host";

/**
 * A scanner that finds words in capitals, and numbers under a key that ends in `id`: tests of lines then stand whatever
 * the detectors know.
 */
export function fakeScanner(asked: string[] = []): TextScanner {
  const find = (text: string): Finding[] =>
    [...text.matchAll(/[A-Z]{3,}/g)].map(({ 0: { length }, index }) => {
      return { start: index, end: index + length, classification: "name", detector: "capitals" };
    });
  return {
    find,
    under(key) {
      asked.push(key);
      if (!key.toLowerCase().endsWith("id")) return find;
      return (text) => [
        ...find(text),
        ...[...text.matchAll(/\d{4,}/g)].map(({ 0: { length }, index }) => {
          return { start: index, end: index + length, classification: "mrn" as const, detector: "ids" };
        }),
      ];
    },
    isPrintableKey: (key) => /^[a-z-]+(?:Id)?$/.test(key),
  };
}
