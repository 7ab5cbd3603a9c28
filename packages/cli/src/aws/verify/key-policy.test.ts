import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowsAction, covers, openStatements, readKeyPolicy } from "./key-policy.ts";
import { seeService } from "./key-service.ts";

const read = (...Statement: object[]) => readKeyPolicy(JSON.stringify({ Statement }))!;

const meanings = new Map([
  ["*", ".*"],
  ["?", "."],
]);

describe("a pattern of a policy", () => {
  it("covers what the regular expression of the same meaning matches", () => {
    const piece = fc.constantFrom("a", "b", "*", "?", ":");
    const plain = fc.constantFrom("a", "b", ":", "c");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.array(plain, { maxLength: 8 }), (pattern, text) => {
        const source = pattern.map((one) => meanings.get(one) ?? one).join("");
        expect(covers(pattern.join(""), text.join(""))).toBe(new RegExp(`^${source}$`).test(text.join("")));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("a key policy", () => {
  it("is none where it is not JSON, and may have one statement alone", () => {
    expect(readKeyPolicy("{")).toBeUndefined();
    expect(readKeyPolicy('{"Statement":{"Effect":"Allow","Principal":"*","Action":"kms:*"}}')).toHaveLength(1);
    expect(readKeyPolicy('{"Statement":[7,null]}')).toEqual([]);
  });

  it("names its statements by their Sid or their place, and never by anything else", () => {
    const [first, second] = read({ Sid: "a\u001b[2J", Effect: "Allow" }, { Sid: "Admin", Effect: "Allow" });
    expect([first!.name, second!.name]).toEqual(["statement 1", "Admin"]);
  });

  it("lets anybody in by a star alone, in a list, and by leaving only some out", () => {
    const open = read(
      { Sid: "one", Effect: "Allow", Principal: "*" },
      { Sid: "two", Effect: "Allow", Principal: { AWS: ["arn:aws:iam::111122223333:root", "*"] } },
      { Sid: "three", Effect: "Allow", NotPrincipal: { AWS: "arn:aws:iam::111122223333:root" } },
      { Sid: "four", Effect: "Deny", Principal: "*" },
      { Sid: "five", Effect: "Allow", Principal: { AWS: "arn:aws:iam::111122223333:root" } },
    );
    expect(openStatements(open)).toEqual(["one", "two", "three"]);
  });

  it("allows what it names, in any case, and what it does not leave out", () => {
    const [some, most, none] = read(
      { Effect: "Allow", Action: ["KMS:De*"] },
      { Effect: "Allow", NotAction: "kms:Decrypt" },
      { Effect: "Deny", Action: "*" },
    );
    expect(allowsAction(some!, "kms:Decrypt")).toBe(true);
    expect(allowsAction(some!, "kms:Encrypt")).toBe(false);
    expect(allowsAction(most!, "kms:Decrypt")).toBe(false);
    expect(allowsAction(most!, "kms:Encrypt")).toBe(true);
    expect(allowsAction(none!, "kms:Encrypt")).toBe(false);
  });
});

describe("the statement for CloudWatch Logs", () => {
  const arn = "arn:aws-cn:logs:cn-north-1:111122223333:log-group:/clinic/api";
  const statement = (Condition: unknown) => ({
    Effect: "Allow",
    Principal: { Service: "logs.cn-north-1.amazonaws.com.cn" },
    Action: "kms:*",
    Condition,
  });
  const see = (Condition: unknown) => seeService(read(statement(Condition)), "cn-north-1", arn);

  it.each([
    [{ ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws-cn:logs:cn-north-1:111122223333:*" } }, true],
    [{ StringEquals: { "KMS:EncryptionContext:aws:logs:arn": [arn] } }, true],
    [{ ArnNotEquals: { "kms:EncryptionContext:aws:logs:arn": arn } }, false],
    [{ ArnLike: { "kms:EncryptionContext:aws:logs:arn": "*" } }, false],
    [{ ArnLike: { "kms:EncryptionContext:aws:logs:arn": [arn, "arn:aws-cn:logs:*:111122223333:*"] } }, false],
    [{ ArnLike: { "kms:CallerAccount": "111122223333" } }, false],
    [{ ArnLike: "x" }, false],
    ["x", false],
  ])("has to hold the encryption context to this account: %j", (condition, ok) => {
    expect(see(condition).ok).toBe(ok);
  });
});
