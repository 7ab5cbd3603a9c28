import { publicSealKey, type SealKey } from "@philog/core";

/** A public key whose private half nobody has: what is sealed in a run is never opened. */
const publicKey =
  "MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEAn8taA647HCE6dcDrn8T/fhxWDtD63Q/AkrvEwV/sNl0JxH8xCukF1U8gkdeaBI3m1Y476xG+BRBv6+jr1cg4y3pQXjCdwHutSrdOLxqgSYa7MKOE1nW+KekRnSPHhiBucdXrx80YvksHcxCxTrvPFxO8ct+c0+sSLIBMxcn5gfQg4IHF6BlaTsKecyLC1Djx0lzUt8ZusN624awvFqaBmH0bRkjtghIJWLsc0uojlxb15KHbl9nBxI6+BcKJGS4dxPPGiAVzyYuWpxuOMIBclB6gYayz30dN34XiRdCN0Nr0dKqa0a6dWBFXdijlMm+OBjnQhcOTHHFb1gHbDyqm1Q837qLyAir2DOSkK5l/rQNmYrX0il0FSeTG3k2tEQttc9qYSemVmh2GWD3o6Xx6xlTAZlUzRtknVXngsF0xLhRq5IQZw+pS/AsR5z7pbsUX0aT2Ab2hNU/6scQqsbVdqid2k1+aJaYrmrblY7zGCPP4aBYLykvvkQySePTstIWBAgMBAAE=";

/** Sealed to by every redactor of a run. */
export const sealKey: SealKey = publicSealKey({ publicKey, keyId: "fuzz" });

/** Lines without what differs each time that a value is sealed. */
export const withoutSealing = (lines: string): string =>
  lines.replace(/sealed1\.(\w+)\.[\w.-]+/g, "sealed1.$1").replace(/,"philogKeys":\[[^\]]*\]/g, "");
