import { describe, expect, it } from "vitest";
import { endsInListedPlace, isListedPlace, placesByFirstWord, placesLike } from "./geo-lists.ts";

const places = [...placesByFirstWord.values()].flat();

describe("the list of places", () => {
  it("holds every place under its first word", () => {
    expect(placesByFirstWord.get("boston")).toEqual(["boston"]);
    const [first] = placesByFirstWord.keys();
    expect([first, places.length > 10_000]).toEqual(["a", true]);
  });

  it("finds each of them by itself", () => {
    expect(places.filter((place) => !isListedPlace(place))).toEqual([]);
  });

  it("gives the longest first", () => {
    expect(placesLike("new", " Y")).toEqual(["new york mills", "new york city", "new york"]);
    expect(placesLike("new", " y")).toEqual(placesLike("new", " Y"));
  });

  it("gives those alone that the next two characters begin, where many have one first word", () => {
    for (const first of ["san", "north", "port", "al", "big", "park"]) {
      for (const place of placesByFirstWord.get(first)!) {
        const following = place.slice(first.length, first.length + 2);
        const like = placesLike(first, following);
        expect(like).toContain(place);
        expect(like.every((each) => each.startsWith(first + following))).toBe(true);
      }
    }
  });

  it("gives all of them where few have one first word", () => {
    expect(placesLike("ocean", " z")).toHaveLength(8);
    expect(placesLike("boston", "")).toEqual(["boston"]);
  });

  it("gives none where no place begins so", () => {
    expect(placesLike("quillmoor", " h")).toEqual([]);
    expect(placesLike("new", " q")).toEqual([]);
    expect(placesLike("", "")).toEqual([]);
  });
});

describe("a name in lower case", () => {
  it.each(["boston", "new york", "port-au-prince", "coeur d'alene", "san tan valley"])("is a place: %s", (name) => {
    expect([isListedPlace(name), endsInListedPlace(name), endsInListedPlace(`quill ${name}`)]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it.each(["", "bosto", "bostons", "new", "new yor", "quillmoor", "york new x", "12"])("is none: %s", (name) => {
    expect([isListedPlace(name), endsInListedPlace(name)]).toEqual([false, false]);
  });

  it("ends in a place, whatever stands before", () => {
    expect(endsInListedPlace("old quillmoor new york")).toBe(true);
    expect(endsInListedPlace("boston quillmoor")).toBe(false);
    expect(endsInListedPlace("xboston")).toBe(false);
  });
});
