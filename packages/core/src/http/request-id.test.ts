import { describe, expect, it } from "vitest";
import { isUuid } from "../policy/shapes/request-id.ts";
import { chooseRequestId } from "./request-id.ts";

const uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";
const other = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

describe("chooseRequestId", () => {
  it.each([
    [uuid, undefined, uuid],
    ["req-1a", uuid, "req-1a"],
    [17, uuid, "17"],
    ["17", uuid, "17"],
    [undefined, uuid, uuid],
    [undefined, other, other],
    ["Zelda Quarkwright", uuid, uuid],
    [12_345_678, uuid, uuid],
    [{ toString: () => other }, uuid, uuid],
  ])("of the application's %j and the client's %j is %s", (own, client, chosen) => {
    expect(chooseRequestId(own, client)).toBe(chosen);
  });

  it.each([
    [undefined, undefined],
    ["Zelda", "Zelda"],
    ["12345678", "12345678"],
    [undefined, 17],
    [undefined, "48201"],
    [undefined, uuid.split("-")],
    [undefined, "abc\r\nset-cookie: x"],
    [`${uuid}\u001b[31m`, `${uuid}\n`],
  ])("is a new one in the place of %j and %j", (own, client) => {
    const chosen = chooseRequestId(own, client);
    expect(isUuid(chosen)).toBe(true);
    expect(chosen).not.toBe(uuid);
    expect(chooseRequestId(own, client)).not.toBe(chosen);
  });
});
