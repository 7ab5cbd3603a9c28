import "reflect-metadata";
import { Ajv, type ErrorObject } from "ajv";
import { IsEmail, MinLength, validate } from "class-validator";
import { expect, test } from "vitest";
import { z } from "zod";
import { canaryOf, leak, lower, S, T, U } from "./errors-run.ts";

const ssn = canaryOf("ssn");

leak("error-08 zod: issues keep code, format and path; input, keys and values of the body are gone", () => {
  const patient = z.strictObject({ ssn: z.string().length(4), visits: z.array(z.object({ ward: z.number() })) });
  const schema = z.object({
    patient,
    byPerson: z.record(z.string(), z.number()),
    note: z.string().refine(() => false, { error: ({ input }) => `no note: ${input}` }),
    status: z.union([z.literal("a"), z.number()]),
  });
  const body = {
    patient: { ssn, visits: [{ ward: S }], [lower]: 1 },
    byPerson: { [T]: "x" },
    note: U,
    status: S,
  };
  let error: unknown;
  try {
    schema.parse(body, { reportInput: true });
  } catch (thrown) {
    error = thrown;
  }
  return {
    error,
    values: [ssn, S, T, U, lower],
    helps: {
      type: "ZodError",
      issues: [
        { code: "too_big", path: ["patient", "ssn"], message: "Too big: expected string to have exactly 4 characters" },
        { code: "invalid_type", path: ["patient", "visits", 0, "ward"] },
        { code: "unrecognized_keys", path: ["patient"], keys: ["[KEY]"], message: "Unrecognized key: [REDACTED]" },
        { code: "invalid_type", path: ["byPerson", "[KEY]"] },
        { code: "custom", path: ["note"], message: expect.stringMatching(/^no note: \[REDACTED/) },
        {
          code: "invalid_union",
          path: ["status"],
          errors: [[{ code: "invalid_value" }], [{ code: "invalid_type", message: expect.stringContaining("number") }]],
        },
      ],
    },
  };
});

/** As services throw it: the list that Ajv leaves behind, on an error of their own. */
class RequestInvalid extends Error {
  readonly errors: ErrorObject[];
  readonly statusCode = 400;

  constructor(errors: ErrorObject[]) {
    super("request is invalid");
    this.name = "RequestInvalidError";
    this.errors = errors;
  }
}

leak("error-08 ajv: errors keep keyword and place; data, schema and the keys of the body are gone", () => {
  const check = new Ajv({ allErrors: true, verbose: true }).compile({
    type: "object",
    properties: {
      patient: {
        type: "object",
        properties: { ssn: { type: "number" }, byPerson: { type: "object", additionalProperties: { type: "number" } } },
        required: ["birthDate"],
        additionalProperties: false,
      },
    },
  });
  check({ patient: { ssn, byPerson: { [lower]: S }, [T]: 1 } });
  return {
    error: new RequestInvalid(check.errors!),
    values: [ssn, S, T, lower],
    helps: {
      name: "RequestInvalidError",
      statusCode: 400,
      errors: [
        { keyword: "required", instancePath: "/patient", params: { missingProperty: "birthDate" } },
        { keyword: "additionalProperties", instancePath: "/patient", message: "must NOT have additional properties" },
        { keyword: "type", instancePath: "/patient/ssn", message: "must be number" },
        { keyword: "type", instancePath: "/patient/byPerson/[KEY]" },
      ],
    },
  };
});

class Registration {
  email = S;
  name = T;
  [key: string]: unknown;
}
// Decorators as functions: what the compiler of a service would call.
IsEmail()(Registration.prototype, "email");
MinLength(99, { message: "$value is too short" })(Registration.prototype, "name");

leak(
  "error-08 class-validator: a list of errors keeps properties and constraints; target and value are gone",
  async () => {
    const registration = new Registration();
    registration[lower] = ssn;
    const error = await validate(registration, { whitelist: true, forbidNonWhitelisted: true });
    return {
      error,
      values: [S, T, lower, ssn],
      helps: [
        { property: "[KEY]", constraints: { "[KEY:1]": "property [REDACTED] should not exist" } },
        { property: "email", constraints: { isEmail: "email must be an email" } },
        { property: "name", constraints: { minLength: expect.stringMatching(/^\[REDACTED\].* is too short$/) } },
      ],
    };
  },
);

test("error-08 what a validator put in a field is held wherever the field stands", async () => {
  const { createRedactor } = await import("@philog/core");
  const { err } = createRedactor().copy({
    err: { issues: [{ path: [lower, ssn], code: lower, keyword: ssn, property: S }], path: `/srv/${lower}` },
  }) as any;
  expect(err).toEqual({
    issues: [{ path: ["[KEY]", "[KEY]"], code: "[MISFIT:pattern]", keyword: "[MISFIT:code]", property: "[KEY]" }],
  });
});

/** tsoa's ValidateError, as its template of routes throws it. Source: tsoa, packages/runtime/src/routeGeneration/templateHelpers.ts */
class ValidateError extends Error {
  override readonly name = "ValidateError";
  readonly status = 400;
  readonly fields: Record<string, { message: string; value?: unknown }>;

  constructor(fields: ValidateError["fields"], message: string) {
    super(message);
    this.fields = fields;
  }
}

leak("error-09 tsoa: fields keep their names and messages, never the body", () => ({
  error: new ValidateError(
    {
      "requestBody.ssn": { message: "invalid string value", value: { ssn, name: S } },
      [`requestBody.${lower}`]: { message: `"${T}" is an excess property`, value: { [lower]: U } },
    },
    `invalid body of ${S}`,
  ),
  values: [ssn, S, T, U, lower],
  helps: {
    type: "ValidateError",
    status: 400,
    fields: {
      "requestBody.ssn": { message: "invalid string value" },
      "[KEY:1]": { message: "[REDACTED] is an excess property" },
    },
  },
}));

/** A server's answer, put on an error as FHIR clients do. */
class OutcomeError extends Error {
  readonly status = 422;
  readonly resourceType = "OperationOutcome";
  readonly issue: object[];

  constructor(issue: object[]) {
    super("the server refused the resource");
    this.issue = issue;
  }
}

leak("error-14 FHIR: issues keep severity, code and expression; diagnostics and details are gone", () => ({
  error: new OutcomeError([
    {
      severity: "error",
      code: "code-invalid",
      diagnostics: `Patient ${S} (${ssn}) has no such code`,
      details: { text: `refused: ${T}`, coding: [{ display: U }] },
      expression: ["Patient.name[0].given", `Patient.identifier.where(value='${lower}')`],
    },
    { severity: "fatal", code: lower },
  ]),
  values: [S, T, U, ssn, lower],
  helps: {
    type: "OutcomeError",
    status: 422,
    issue: [
      {
        severity: "error",
        code: "code-invalid",
        expression: ["Patient.name[0].given", "Patient.identifier.[KEY]"],
      },
      { severity: "fatal", code: "[MISFIT:oneOf]" },
    ],
  },
}));
