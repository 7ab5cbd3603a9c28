interface Statement {
  DataIdentifier?: unknown;
  Operation?: { Audit?: { FindingsDestination?: unknown }; Deidentify?: { MaskConfig?: unknown } };
}

const mostOwn = 10;
const longestOwn = 200;

const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown) => isObject(value) && Object.keys(value as object).length === 0;

function ownFault(own: unknown): string | undefined {
  if (!Array.isArray(own)) return "CustomDataIdentifier has to be an array";
  if (own.length > mostOwn) return `it has more than ${mostOwn} custom data identifiers`;
  return own.some(
    (one) => typeof one?.Name !== "string" || typeof one.Regex !== "string" || one.Regex.length > longestOwn,
  )
    ? `a custom data identifier needs a Name and a Regex of at most ${longestOwn} characters`
    : undefined;
}

function statementFault([audit, mask]: readonly Statement[]): string | undefined {
  if (!isObject(audit?.Operation?.Audit?.FindingsDestination)) return "the first statement has to audit";
  if (!isEmpty(mask?.Operation?.Deidentify?.MaskConfig))
    return "the second statement has to mask, with an empty MaskConfig";
  const [first, second] = [audit!.DataIdentifier, mask!.DataIdentifier];
  if (!Array.isArray(first) || first.length === 0) return "DataIdentifier has to be an array";
  return JSON.stringify(first) === JSON.stringify(second)
    ? undefined
    : "the DataIdentifier arrays have to match exactly";
}

/** What is wrong with a data protection policy, or `undefined`. */
export function dataProtectionFault(text: string): string | undefined {
  let policy: { Version?: unknown; Statement?: unknown; Configuration?: { CustomDataIdentifier?: unknown } };
  try {
    policy = JSON.parse(text);
  } catch {
    return "the document is not JSON";
  }
  if (!isObject(policy)) return "the document is not an object";
  const { Version = "2021-06-01", Statement, Configuration } = policy;
  if (Version !== "2021-06-01") return "Version has to be 2021-06-01";
  if (!Array.isArray(Statement) || Statement.length !== 2) return "it has to have two statements";
  return ownFault(Configuration?.CustomDataIdentifier ?? []) ?? statementFault(Statement);
}
