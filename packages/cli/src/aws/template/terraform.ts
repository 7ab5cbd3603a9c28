import { scopeOf } from "../policies/scope.ts";
import type { Target } from "../target/target.ts";
import { accessResources } from "./terraform-access.ts";
import { storageResources } from "./terraform-storage.ts";

const list = (description: string) => ({ type: "list(string)", default: [], description });

/** Everything in the file, as Terraform's JSON: `philog.tf.json`. Variables switch on what an account may have already. */
export function terraform(target: Target) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform replaces it.
  const scope = scopeOf(target, "${data.aws_caller_identity.current.account_id}");
  return {
    terraform: { required_providers: { aws: { source: "hashicorp/aws", version: ">= 6.25" } } },
    data: { aws_caller_identity: { current: {} } },
    variable: {
      writer_service: {
        type: "string",
        default: "ecs-tasks.amazonaws.com",
        description: "The service whose tasks write, where the file names no writer.",
      },
      vpc_id: { type: "string", default: "", description: "The VPC that gets endpoints for logs and kms." },
      subnet_ids: list("Their subnets."),
      security_group_ids: list("Their security groups."),
      guard_target_ids: list("Accounts and units that get the guard; in the organization's own account only."),
      with_config: { type: "bool", default: false, description: "Whether AWS Config is on and gets rules." },
      with_macie: { type: "bool", default: false, description: "Whether Macie is on and gets identifiers." },
    },
    resource: { ...storageResources(scope), ...accessResources(scope) },
  };
}
