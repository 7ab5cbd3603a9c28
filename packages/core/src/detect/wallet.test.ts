import { expect, it } from "vitest";
import { marking } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";
import { wallet } from "./wallet.ts";

const marked = marking(wallet);
// The first block's address, and the example of BIP 173.
const genesis = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
const bech32 = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";

it("a wallet is found by its checksum or its prefix", () => {
  expect(marked(`to ${genesis} and ${bech32} x`)).toBe(`to <${genesis}> and <${bech32}> x`);
});

it("a wallet is found from the shortest to the longest", () => {
  // Of the hash 1, and of a script's hash of twenty times 17.
  const shortest = "11111111111111111111BZbvjr";
  const script = "33FFrcn4Tv1qgGEuXPkkPdr44DuWp3RzPo";
  for (const address of [shortest, script, `bc1${"q".repeat(25)}`, `bc1${"q".repeat(87)}`]) {
    expect(marked(`to ${address} x`)).toBe(`to <${address}> x`);
  }
  for (const other of [`bc1${"q".repeat(24)}`, `bc1${"q".repeat(88)}`]) expect(marked(other)).toBe(other);
});

it("a wallet is told as an account", () => {
  const found = createScanner({ detectors: [wallet] }).find(genesis);
  expect(found).toEqual([{ start: 0, end: 34, classification: "account", detector: "wallet" }]);
});

it("no wallet is seen with a wrong checksum, a foreign letter, another first one or another length", () => {
  const none = [
    `${genesis.slice(0, -1)}b`,
    `${genesis.slice(0, -1)}l`,
    `2${genesis.slice(1)}`,
    `3${"z".repeat(34)}`,
    "1A1zP1eP5QGefi2",
    `bc1${"q1".repeat(13)}`,
    `bc1${"q".repeat(30)}b`,
    `1A${"1".repeat(100)}`,
  ].join(" ");
  expect(marked(none)).toBe(none);
});
