/** The partition that a Region's ARNs stand in. Source: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** The service principal that CloudWatch Logs encrypts as. In China it has that partition's suffix. */
export const logsPrincipal = (region: string) => `logs.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
