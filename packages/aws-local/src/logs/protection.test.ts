import {
  CreateLogGroupCommand,
  DeleteAccountPolicyCommand,
  DeleteDataProtectionPolicyCommand,
  DescribeAccountPoliciesCommand,
  DescribeLogGroupsCommand,
  GetDataProtectionPolicyCommand,
  PutAccountPolicyCommand,
  PutDataProtectionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { describe, expect, it } from "vitest";
import { createBench, refusal } from "../local.test-data.ts";

const { startLogs } = createBench();

const identifiers = ["arn:aws:dataprotection::aws:data-identifier/Ssn-US"];
const audit = { Sid: "audit", DataIdentifier: identifiers, Operation: { Audit: { FindingsDestination: {} } } };
const mask = { Sid: "mask", DataIdentifier: identifiers, Operation: { Deidentify: { MaskConfig: {} } } };
const policy = { Name: "clinic", Version: "2021-06-01", Statement: [audit, mask] };

describe("the data protection policy of a group", () => {
  it("is kept, shown and deleted", async () => {
    const { logs } = await startLogs();
    const policyDocument = JSON.stringify(policy);
    await logs.send(new PutDataProtectionPolicyCommand({ logGroupIdentifier: "g", policyDocument }));
    const get = () => logs.send(new GetDataProtectionPolicyCommand({ logGroupIdentifier: "g" }));
    expect(await get()).toMatchObject({ policyDocument, logGroupIdentifier: "g" });
    const describe = async () => (await logs.send(new DescribeLogGroupsCommand({}))).logGroups![0];
    expect((await describe())!.dataProtectionStatus).toBe("ACTIVATED");
    await logs.send(new DeleteDataProtectionPolicyCommand({ logGroupIdentifier: "g" }));
    expect((await get()).policyDocument).toBeUndefined();
    expect((await describe())!.dataProtectionStatus).toBeUndefined();
  });

  const own = (...CustomDataIdentifier: unknown[]) => ({ ...policy, Configuration: { CustomDataIdentifier } });
  it.each([
    ["that is not JSON", "{", "not JSON"],
    ["that is no object", "[]", "not an object"],
    ["of another version", { ...policy, Version: "2020-01-01" }, "Version"],
    ["of one statement", { ...policy, Statement: [audit] }, "two statements"],
    ["that does not audit", { ...policy, Statement: [mask, audit] }, "has to audit"],
    ["that does not mask", { ...policy, Statement: [audit, audit] }, "has to mask"],
    ["whose arrays differ", { ...policy, Statement: [audit, { ...mask, DataIdentifier: ["x"] }] }, "match exactly"],
    ["without identifiers", { ...policy, Statement: [{ ...audit, DataIdentifier: [] }, mask] }, "DataIdentifier"],
    ["of 11 identifiers of its own", own(...Array(11).fill({ Name: "n", Regex: "r" })), "more than 10"],
    ["with a long expression", own({ Name: "n", Regex: "r".repeat(201) }), "at most 200"],
    ["whose identifiers are no array", { ...policy, Configuration: { CustomDataIdentifier: 7 } }, "an array"],
    ["of more than 30,720 characters", { ...policy, Description: "d".repeat(31_000) }, "30720"],
  ])("is refused %s", async (_, document, reason) => {
    const { logs } = await startLogs();
    const policyDocument = typeof document === "string" ? document : JSON.stringify(document);
    const call = logs.send(new PutDataProtectionPolicyCommand({ logGroupIdentifier: "g", policyDocument }));
    const { name, message } = await refusal(call);
    expect(name).toBe("InvalidParameterException");
    expect(message).toContain(reason);
  });

  it("takes identifiers of its own, and no group of class ESSENTIALS", async () => {
    const { logs } = await startLogs();
    const policyDocument = JSON.stringify(own({ Name: "mrn", Regex: "MRN-[0-9]+" }));
    await logs.send(new PutDataProtectionPolicyCommand({ logGroupIdentifier: "g", policyDocument }));
    await logs.send(new CreateLogGroupCommand({ logGroupName: "e", logGroupClass: "ESSENTIALS" }));
    const call = logs.send(new PutDataProtectionPolicyCommand({ logGroupIdentifier: "e", policyDocument }));
    expect((await refusal(call)).message).toContain("log group class");
  });
});

describe("policies of the account", () => {
  it("are described by type and name, and deleted", async () => {
    const { logs } = await startLogs();
    const put = (policyName: string, policyType: "RETENTION_POLICY" | "DATA_PROTECTION_POLICY", document: object) =>
      logs.send(new PutAccountPolicyCommand({ policyName, policyType, policyDocument: JSON.stringify(document) }));
    await put("keep", "RETENTION_POLICY", { retentionInDays: 90, enforcementMode: "RETROACTIVE" });
    await put("mask", "DATA_PROTECTION_POLICY", policy);
    expect((await refusal(put("bad", "DATA_PROTECTION_POLICY", {}))).message).toContain("two statements");
    const list = async (input: ConstructorParameters<typeof DescribeAccountPoliciesCommand>[0]) =>
      (await logs.send(new DescribeAccountPoliciesCommand(input))).accountPolicies!.map(({ policyName }) => policyName);
    expect(await list({ policyType: "RETENTION_POLICY" })).toEqual(["keep"]);
    expect(await list({ policyType: "DATA_PROTECTION_POLICY", policyName: "none" })).toEqual([]);
    const remove = () =>
      logs.send(new DeleteAccountPolicyCommand({ policyType: "RETENTION_POLICY", policyName: "keep" }));
    await remove();
    expect(await list({ policyType: "RETENTION_POLICY" })).toEqual([]);
    expect((await refusal(remove())).name).toBe("ResourceNotFoundException");
  });

  it("of retention have to be JSON", async () => {
    const { logs } = await startLogs();
    const input = { policyName: "keep", policyType: "RETENTION_POLICY", policyDocument: "{" } as const;
    expect((await refusal(logs.send(new PutAccountPolicyCommand(input)))).message).toContain("not JSON");
  });
});
