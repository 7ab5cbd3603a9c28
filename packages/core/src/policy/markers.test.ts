import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formats } from "./formats.ts";
import { classifications } from "./identifiers.ts";
import { escapeMarkers, isMarker, marker } from "./markers.ts";

const token = `tok1.mrn.k1.${"A".repeat(22)}`;
const sealed = `sealed1.mrn.${"0123456789abcdef".repeat(2)}.12.${"A".repeat(64)}`;

describe("markers", () => {
  it("recognises every marker that the table can write, a token and a sealed value", () => {
    const written = [
      marker.redacted(),
      ...classifications.map((name) => marker.redacted(name)),
      ...formats.map((name) => marker.redacted(name)),
      ...classifications.map((name) => marker.nokey(name)),
      marker.misfit("code"),
      ...["depth", "keys", "items", "string", "record", "cycle"].map(marker.limit),
      marker.key(),
      marker.key(3),
      marker.withheld,
      token,
      sealed,
    ];
    expect(written.filter((text) => !isMarker(text))).toEqual([]);
    expect(marker.redacted("mrn")).toBe("[REDACTED:mrn]");
    expect(marker.key(3)).toBe("[KEY:3]");
  });

  it("takes nothing for a marker that could hold a value", () => {
    const imitations = [
      "[REDACTED:Jane]",
      "[REDACTED:hl7v2:nokey]",
      "[MISFIT:123-45-6789]",
      "[KEY:12345678]",
      "x[REDACTED]",
      "tok1.mrn.k1.short",
      sealed.slice(0, -1),
      sealed.replace("mrn", "Jane"),
      `${sealed} Jane`,
    ];
    expect(imitations.filter(isMarker)).toEqual([]);
  });

  it("escapes what imitates a marker or token", () => {
    expect(escapeMarkers("a [REDACTED:mrn] b")).toBe("a (REDACTED:mrn) b");
    expect(escapeMarkers(`x ${token}`)).toBe(`x tok1(${token.slice(5)})`);
    expect(escapeMarkers(`x ${sealed}`)).toBe(`x sealed1(${sealed.slice(8)})`);
    for (const text of ["the sealed letter", "sealed1.mrn"]) expect(escapeMarkers(text)).toBe(text);
    expect(escapeMarkers("[info] nothing")).toBe("[info] nothing");
    expect(escapeMarkers("plain")).toBe("plain");
  });

  it("escapes idempotently and leaves no marker", () => {
    const pieces = fc.constantFrom(
      "[",
      "]",
      "REDACTED",
      ":",
      "mrn",
      "KEY",
      "[KEY:1]",
      "[WITHHELD]",
      token,
      "tok1.",
      sealed,
      "sealed1.",
      ".",
      "x",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const once = escapeMarkers(parts.join(""));
        expect(escapeMarkers(once)).toBe(once);
      }),
    );
  });
});
