import { describe, expect, it } from "vitest";
import { account, clinicFile, sealingFile } from "../clinic.test-data.ts";
import { type TargetFile, targetOf } from "../target/target.ts";
import { documents } from "./documents.ts";

interface Statement {
  Sid?: string;
  Effect: string;
  Principal?: { AWS?: string | string[]; Service?: string };
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, unknown>>;
}
interface Policy {
  Version: string;
  Statement: Statement[];
}
interface Iam {
  roles: Record<string, Policy>;
  guard: Policy;
  endpoints: Record<string, Policy>;
}
type Resources = Record<string, { Type: string; Properties: Record<string, unknown> } & Record<string, unknown>>;

const plain = <T>(value: unknown) => JSON.parse(JSON.stringify(value)) as T;
const iamOf = (file: TargetFile = sealingFile()) => plain<Iam>(documents.iam(targetOf(file)));
const keysOf = (file: TargetFile = sealingFile()) =>
  plain<Record<string, Policy>>(documents["key-policy"](targetOf(file)));
const stackOf = (file: TargetFile = sealingFile()) =>
  plain<{ Parameters: object; Conditions: object; Resources: Resources }>(documents.cloudformation(targetOf(file)));
const terraformOf = (file: TargetFile = sealingFile()) =>
  plain<{ variable: object; resource: Record<string, Record<string, Record<string, unknown>>> }>(
    documents.terraform(targetOf(file)),
  );
const without = <K extends keyof TargetFile>(...names: K[]) => {
  const file = sealingFile();
  for (const name of names) delete file[name];
  return file;
};

const listOf = (value: unknown) => (Array.isArray(value) ? value : [value]).map(String);
const actions = (policy: Policy, effect = "Allow") =>
  policy.Statement.filter(({ Effect }) => Effect === effect).flatMap(({ Action }) => listOf(Action));
const role = (name: string) => `arn:aws:iam::${account}:role/clinic-${name}`;
const group = (name: string) => `arn:aws:logs:us-east-1:${account}:log-group:${name}`;

/** Calls that know no resource. */
const withoutResource = ["logs:DescribeLogGroups", "logs:DescribeAccountPolicies", "logs:StopQuery", "kms:CreateKey"];

/** Every object below a value that has a Statement. */
function policiesIn(value: unknown): Policy[] {
  if (typeof value === "string" && value.startsWith('{"Version"')) return policiesIn(JSON.parse(value));
  if (typeof value !== "object" || value === null) return [];
  const own = "Statement" in value && "Version" in value && (value as Policy).Version === "2012-10-17";
  return [...(own ? [value as Policy] : []), ...Object.values(value).flatMap(policiesIn)];
}

describe.each([
  ["key-policy", keysOf()],
  ["iam", iamOf()],
  ["cloudformation", stackOf()],
  ["terraform", terraformOf()],
  ["cloudformation, without roles", stackOf(without("roles"))],
  ["terraform, without roles", terraformOf(without("roles"))],
])("the policies of %s", (_, document) => {
  const policies = policiesIn(document);

  it("allow nobody by a star, no service by a star, and no resource by one but in a key's own policy", () => {
    expect(policies.length).toBeGreaterThan(2);
    const statements = policies.flatMap(({ Statement }) => Statement).filter(({ Effect }) => Effect === "Allow");
    for (const { Principal, Action, Resource } of statements) {
      expect(JSON.stringify(Principal ?? {})).not.toMatch(/"\*"/);
      for (const action of listOf(Action)) expect(action).toMatch(/^(?:kms|logs|sts):[A-Z][A-Za-z]+\*?$/);
      // In a key's policy the star is the key itself.
      if (Principal === undefined && Resource === "*") {
        for (const action of listOf(Action)) expect(withoutResource).toContain(action);
      }
    }
  });

  it("let no statement of the account's own decrypt or grant", () => {
    const ofAccount = policies
      .flatMap(({ Statement }) => Statement)
      .filter(
        ({ Principal, Action }) => JSON.stringify(Principal ?? "").includes(":root") && Action !== "sts:AssumeRole",
      );
    for (const { Action } of ofAccount) {
      expect(listOf(Action).filter((action) => /Decrypt|Encrypt|CreateGrant|GenerateDataKey|\*/.test(action))).toEqual(
        [],
      );
    }
  });
});

describe("the role of", () => {
  const { roles } = iamOf();

  it("the writer appends, and looks at its groups", () => {
    expect(actions(roles.writer!)).toEqual([
      "logs:PutLogEvents",
      "logs:CreateLogStream",
      "logs:DescribeLogGroups",
      "logs:ListTagsForResource",
    ]);
    expect(roles.writer!.Statement[0]!.Resource).toEqual([
      `${group("/clinic/api")}:log-stream:*`,
      `${group("/clinic/audit")}:log-stream:*`,
    ]);
  });

  it("the reader reads, never unmasks, and changes nothing", () => {
    expect(actions(roles.reader!, "Deny")).toEqual(["logs:Unmask"]);
    for (const action of actions(roles.reader!))
      expect(action).toMatch(/^logs:(?:Describe|Filter|Get|StartQuery|StopQuery)/);
  });

  it("the unsealer decrypts with the seal key, and nothing else", () => {
    expect(roles.unsealer!.Statement).toEqual([
      {
        Effect: "Allow",
        Action: ["kms:Decrypt"],
        Resource: `arn:aws:kms:us-east-1:${account}:key/*`,
        Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/clinic-seal"] } },
      },
    ]);
    const arn = `arn:aws:kms:us-east-1:${account}:key/0b7a6c1e`;
    const named = iamOf({ ...sealingFile(), sealKey: arn }).roles.unsealer!.Statement;
    expect(named).toEqual([{ Effect: "Allow", Action: ["kms:Decrypt"], Resource: [arn] }]);
  });

  it("the key admin keeps keys in order, and neither reads nor opens", () => {
    expect(actions(roles.keyAdmin!).length).toBeGreaterThan(10);
    for (const action of actions(roles.keyAdmin!)) {
      expect(action).toMatch(/^kms:(?!.*(?:Decrypt|Encrypt|GenerateDataKey|CreateGrant|Sign))/);
    }
  });

  it("the provisioner makes and tightens, where the file names one", () => {
    expect(roles).not.toHaveProperty("provisioner");
    const file = { ...sealingFile(), roles: { ...sealingFile().roles, provisioner: role("provisioner") } };
    const { roles: with5, guard } = iamOf(file);
    expect(
      actions(with5.provisioner!).filter((one) =>
        /Delete|Disassociate|Get(?:Log|Query)|FilterLog|Decrypt|Unmask/.test(one),
      ),
    ).toEqual([]);
    const loosens = guard.Statement.find(({ Sid }) => Sid === "NobodyLoosens")!;
    expect(loosens.Condition).toEqual({ ArnNotLike: { "aws:PrincipalArn": [role("provisioner")] } });
  });

  it("nobody unseals where there is no seal key", () => {
    expect(iamOf(clinicFile()).roles).not.toHaveProperty("unsealer");
  });
});

describe("the policy of a key", () => {
  const keys = keysOf();

  it("is one for each key, and the audit trail's is its own", () => {
    expect(Object.keys(keys)).toEqual(["alias/clinic-operations", "alias/clinic-audit", "alias/clinic-seal"]);
  });

  it("lets CloudWatch Logs use it for its own groups, and callers through CloudWatch Logs alone", () => {
    const of = (sid: string) => keys["alias/clinic-audit"]!.Statement.find(({ Sid }) => Sid === sid)!;
    const context = { "kms:EncryptionContext:aws:logs:arn": [group("/clinic/audit")] };
    expect(of("CloudWatchLogsForTheseGroups")).toMatchObject({
      Principal: { Service: "logs.us-east-1.amazonaws.com" },
      Condition: { ArnEquals: context },
    });
    expect(of("CallersThroughCloudWatchLogs")).toMatchObject({
      Principal: { AWS: [role("writer"), role("reader")] },
      Condition: { StringEquals: { "kms:ViaService": "logs.us-east-1.amazonaws.com" }, ArnEquals: context },
    });
  });

  it("has a shared key's groups all in it, and a Region's own names", () => {
    const file = { ...clinicFile(), region: "cn-north-1" };
    file.groups.batch = { name: "/clinic/batch", kmsKey: "alias/clinic-operations" };
    const statement = keysOf(file)["alias/clinic-operations"]!.Statement.find(({ Principal }) => Principal?.Service);
    expect(statement!.Principal).toEqual({ Service: "logs.cn-north-1.amazonaws.com.cn" });
    expect(Object.values(statement!.Condition!.ArnEquals!)).toEqual([
      ["/clinic/api", "/clinic/batch"].map((name) => `arn:aws-cn:logs:cn-north-1:${account}:log-group:${name}`),
    ]);
  });

  it("lets the unsealer alone open what is sealed", () => {
    const opening = keys["alias/clinic-seal"]!.Statement.filter(({ Action }) => listOf(Action).includes("kms:Decrypt"));
    expect(opening).toEqual([
      expect.objectContaining({ Principal: { AWS: role("unsealer") }, Action: ["kms:Decrypt"] }),
    ]);
  });
});

describe("the guard", () => {
  const { guard } = iamOf();

  it("denies to delete, to loosen, to read past the reader and to unmask", () => {
    expect(guard.Statement.every(({ Effect }) => Effect === "Deny")).toBe(true);
    expect(actions(guard, "Deny")).toEqual(
      expect.arrayContaining([
        "logs:DeleteLogGroup",
        "logs:PutRetentionPolicy",
        "logs:DeleteDataProtectionPolicy",
        "logs:DisassociateKmsKey",
        "logs:GetLogEvents",
        "logs:FilterLogEvents",
        "logs:StartQuery",
        "logs:Unmask",
        "kms:ScheduleKeyDeletion",
      ]),
    );
    const reads = guard.Statement.find(({ Sid }) => Sid === "OnlyTheReaderReads")!;
    expect(reads.Condition).toEqual({ ArnNotLike: { "aws:PrincipalArn": [role("reader")] } });
    const deletes = guard.Statement.find(({ Sid }) => Sid === "NobodyDeletes")!;
    expect(deletes).not.toHaveProperty("Condition");
    expect(deletes.Resource).toEqual(
      ["/clinic/api", "/clinic/audit"].flatMap((name) => [group(name), `${group(name)}:*`]),
    );
  });

  it("fits into a service control policy", () => {
    expect(JSON.stringify(guard).length).toBeLessThan(5120);
    for (const policy of Object.values(iamOf().roles)) expect(JSON.stringify(policy).length).toBeLessThan(6144);
  });
});

describe("the policy of a VPC endpoint", () => {
  it("lets each role do there what it may do anyway", () => {
    const { logs, kms } = iamOf().endpoints;
    expect(new Set(logs!.Statement.map(({ Principal }) => Principal!.AWS))).toEqual(
      new Set([role("writer"), role("reader")]),
    );
    expect(actions(logs!)).toContain("logs:PutLogEvents");
    expect(new Set(kms!.Statement.map(({ Principal }) => Principal!.AWS))).toEqual(
      new Set([role("writer"), role("unsealer"), role("key-admin")]),
    );
    expect(actions({ ...logs!, Statement: [...logs!.Statement, ...kms!.Statement] }, "Deny")).toEqual([]);
  });
});

describe("the CloudFormation template", () => {
  const types = ({ Resources }: { Resources: Resources }) => Object.values(Resources).map(({ Type }) => Type);

  it("makes groups with their key, retention, class, tags, protection from deletion, and masking", () => {
    const { Resources } = stackOf();
    const audit = Resources.AuditLogGroup!;
    expect(audit.Properties).toMatchObject({
      LogGroupName: "/clinic/audit",
      KmsKeyId: { "Fn::GetAtt": ["AuditKey", "Arn"] },
      RetentionInDays: 2192,
      LogGroupClass: "STANDARD",
      DeletionProtectionEnabled: true,
      Tags: expect.arrayContaining([{ Key: "DataOwner", Value: "platform" }]),
      DataProtectionPolicy: { Version: "2021-06-01" },
    });
    expect(Resources.AuditKey!.Properties).toMatchObject({ EnableKeyRotation: true });
    expect(Resources.SealKey!.Properties).toMatchObject({ KeySpec: "RSA_4096", KeyUsage: "ENCRYPT_DECRYPT" });
    for (const one of Object.values(Resources).filter(({ Type }) => /Logs|KMS::Key/.test(Type))) {
      expect(one).toMatchObject({ DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
    }
  });

  it("is taken from a file, which S3 would otherwise have to hold", () => {
    const { roles: _, ...file } = sealingFile();
    expect(JSON.stringify(documents.cloudformation(targetOf(file)), null, 1).length).toBeLessThan(51_200);
  });

  it("refers to what is there alone", () => {
    for (const document of [stackOf(), stackOf(without("roles", "account", "sealKey"))]) {
      const known = new Set([...Object.keys(document.Resources), ...Object.keys(document.Parameters)]);
      const text = JSON.stringify(document.Resources);
      const used = [
        ...text.matchAll(/"(?:Ref|Fn::GetAtt)":\[?"(\w+)"/g),
        ...text.matchAll(/"DependsOn":\[([^\]]*)\]/g),
      ];
      const names = used.flatMap(([, found]) => found!.replaceAll('"', "").split(",")).filter((name) => name !== "");
      expect(names.filter((name) => !known.has(name))).toEqual([]);
      for (const { Condition } of Object.values(document.Resources)) {
        if (Condition !== undefined) expect(document.Conditions).toHaveProperty(String(Condition));
      }
    }
  });

  it("takes the account from the stack where the file has none, and only inside of Fn::Sub", () => {
    const text = JSON.stringify(stackOf(without("roles", "account")));
    const held = [...text.matchAll(/(\{"Fn::Sub":)?"[^"]*\$\{AWS::AccountId\}/g)];
    expect(held.length).toBeGreaterThan(20);
    expect(held.filter(([, sub]) => sub === undefined)).toEqual([]);
  });

  it("makes the roles that the file leaves out, for a service and for people with a second factor", () => {
    const { Resources } = stackOf(without("roles"));
    expect(Object.keys(Resources).filter((id) => id.endsWith("Role"))).toEqual([
      "WriterRole",
      "ReaderRole",
      "UnsealerRole",
      "KeyAdminRole",
    ]);
    expect(JSON.stringify(Resources.WriterRole)).toContain('"Service":{"Ref":"WriterService"}');
    expect(JSON.stringify(Resources.ReaderRole)).toContain('"aws:MultiFactorAuthPresent":"true"');
    expect(types(stackOf())).not.toContain("AWS::IAM::Role");
    expect(stackOf().Resources.WriterPolicy!.Properties.Roles).toEqual(["clinic-writer"]);
  });

  it("uses a key that the file gives an ARN of, and makes none", () => {
    const arn = `arn:aws:kms:us-east-1:${account}:key/0b7a6c1e`;
    const file = { ...clinicFile(), sealKey: arn };
    for (const entry of Object.values(file.groups)) entry.kmsKey = arn.replace("0b7a", entry.name.slice(-4));
    const stack = stackOf(file);
    expect(types(stack).filter((type) => type.startsWith("AWS::KMS"))).toEqual([]);
    expect(stack.Resources.AuditLogGroup!.Properties.KmsKeyId).toBe(file.groups.audit!.kmsKey);
  });

  it("has endpoints, an organization's guard, rules and identifiers, each switched on by a parameter", () => {
    const { Resources } = stackOf();
    const conditional = Object.values(Resources).flatMap(({ Type, Condition }) =>
      Condition ? [[Type, Condition].join(" ")] : [],
    );
    expect(new Set(conditional)).toEqual(
      new Set([
        "AWS::Organizations::Policy HasGuardTargets",
        "AWS::EC2::VPCEndpoint HasVpc",
        "AWS::Config::ConfigRule WithConfig",
        "AWS::Macie::CustomDataIdentifier WithMacie",
      ]),
    );
    const periods = Object.values(Resources)
      .map(({ Properties }) => Properties.InputParameters)
      .filter(Boolean);
    expect(periods).toEqual([
      { MinRetentionTime: "90", LogGroupNames: "/clinic/api" },
      { MinRetentionTime: "2192", LogGroupNames: "/clinic/audit" },
    ]);
  });
});

describe("the Terraform file", () => {
  it("makes the same as CloudFormation does", () => {
    const { resource } = terraformOf(without("roles"));
    const count = (type: string) => Object.keys(resource[type] ?? {}).length;
    const stack = Object.values(stackOf(without("roles")).Resources);
    const same: [string, string][] = [
      ["aws_kms_key", "AWS::KMS::Key"],
      ["aws_kms_alias", "AWS::KMS::Alias"],
      ["aws_cloudwatch_log_group", "AWS::Logs::LogGroup"],
      ["aws_iam_role", "AWS::IAM::Role"],
      ["aws_iam_policy", "AWS::IAM::ManagedPolicy"],
      ["aws_organizations_policy", "AWS::Organizations::Policy"],
      ["aws_vpc_endpoint", "AWS::EC2::VPCEndpoint"],
      ["aws_config_config_rule", "AWS::Config::ConfigRule"],
      ["aws_macie2_custom_data_identifier", "AWS::Macie::CustomDataIdentifier"],
    ];
    for (const [terraform, type] of same) {
      expect([terraform, count(terraform)]).toEqual([terraform, stack.filter(({ Type }) => Type === type).length]);
    }
    expect(resource.aws_cloudwatch_log_group!.audit).toMatchObject({
      kms_key_id: `\${aws_kms_key.audit.arn}`,
      retention_in_days: 2192,
      deletion_protection_enabled: true,
      lifecycle: { prevent_destroy: true },
    });
    expect(
      JSON.parse(resource.aws_cloudwatch_log_data_protection_policy!.audit!.policy_document as string),
    ).toHaveProperty("Configuration");
  });

  it("refers to what is there alone", () => {
    for (const file of [sealingFile(), without("roles", "account"), without("sealKey")]) {
      const document = terraformOf(file);
      const text = JSON.stringify(document);
      const used = [
        ...text.matchAll(
          /\$\{(?:length\()?(?:(aws_\w+)\.(\w+)|var\.(\w+)|data\.aws_caller_identity\.current\.account_id)/g,
        ),
      ];
      expect(used.length).toBe([...text.matchAll(/\$\{/g)].length);
      for (const [, type, name, variable] of used) {
        if (type !== undefined) expect(document.resource[type]).toHaveProperty(name!);
        if (variable !== undefined) expect(document.variable).toHaveProperty(variable);
      }
      for (const { depends_on = [] } of Object.values(document.resource.aws_kms_key!)) {
        for (const one of depends_on as string[])
          expect(document.resource.aws_iam_role).toHaveProperty(one.split(".")[1]!);
      }
    }
  });
});

describe("documents that stand by themselves", () => {
  it("want the account in the file", () => {
    for (const format of ["iam", "key-policy"] as const) {
      expect(() => documents[format](targetOf(without("account")))).toThrow(/^PHILOG_AWS_OPTION: .*`account`/);
    }
  });
});
