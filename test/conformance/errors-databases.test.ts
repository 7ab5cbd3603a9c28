import mongoose from "mongoose";
import { expect } from "vitest";
import { canaryOf, leak, lower, S, T, U } from "./errors-run.ts";

const ssn = canaryOf("ssn");
const email = canaryOf("email");

/** Source: @prisma/client, PrismaClientKnownRequestError and PrismaClientValidationError (6.x). */
class PrismaClientKnownRequestError extends Error {
  override readonly name = "PrismaClientKnownRequestError";
  readonly code = "P2002";
  readonly clientVersion = "6.19.0";
  readonly meta = { modelName: "Patient", target: ["email", "ssn"], cause: `no row of ${S}` };
}
class PrismaClientValidationError extends Error {
  override readonly name = "PrismaClientValidationError";
  readonly clientVersion = "6.19.0";
}

leak("error-01 Prisma: a validation message loses the query's values", () => ({
  error: new PrismaClientValidationError(
    [
      "Invalid `prisma.patient.create()` invocation in",
      "/srv/app/patients.js:14:27",
      "",
      "{",
      `  data: { name: "${S}", ssn: ${ssn}, ward: ${T},`,
      "  +       email: String }",
      "}",
      "",
      `Argument \`ssn\`: Invalid value provided. Expected String, provided ${U}.`,
    ].join("\n"),
  ),
  values: [S, T, U, ssn],
  helps: { type: "PrismaClientValidationError", clientVersion: "6.19.0" },
}));
leak("error-01 Prisma: a known error keeps code, model and target", () => ({
  error: new PrismaClientKnownRequestError(`Unique constraint failed on the fields: (\`email\`) for ${T}`),
  values: [S, T],
  helps: { code: "P2002", clientVersion: "6.19.0", meta: { modelName: "Patient", target: ["email", "ssn"] } },
}));

/** Source: pg-protocol, DatabaseError. */
class DatabaseError extends Error {
  readonly length = 220;
  override readonly name = "error";
  readonly severity = "ERROR";
  readonly code = "23505";
  readonly detail = `Key (email)=(${email}) already exists.`;
  readonly where = `PL/pgSQL function admit(${S}) line 3`;
  readonly internalQuery = `select ${T}`;
  readonly schema = "public";
  readonly table = "patients";
  readonly constraint = "patients_email_key";
  readonly file = "nbtinsert.c";
  readonly routine = "_bt_check_unique";
}
const databaseError = (message = `duplicate key value violates unique constraint "patients_email_key" for ${U}`) =>
  new DatabaseError(message);
const driverMembers = {
  severity: "ERROR",
  code: "23505",
  schema: "public",
  table: "patients",
  constraint: "patients_email_key",
  routine: "bt_check_unique",
};

leak("error-04 pg: code, schema, table, constraint and routine stay; detail, where and query are gone", () => ({
  error: databaseError(),
  values: [email, S, T, U],
  helps: { type: "DatabaseError", ...driverMembers },
}));

/** Source: drizzle-orm, errors.ts. */
class DrizzleQueryError extends Error {
  readonly query: string;
  readonly params: unknown[];

  constructor(query: string, params: unknown[], cause: Error) {
    super(`Failed query: ${query}\nparams: ${params}`, { cause });
    this.query = query;
    this.params = params;
  }
}
leak("error-02 Drizzle: the message ends before the parameters, and the driver's error says why", () => ({
  error: new DrizzleQueryError(
    'insert into "patients" ("name", "ssn") values ($1, $2)',
    [S, ssn, lower],
    databaseError(`relation of ${T} not found`),
  ),
  values: [S, T, ssn, lower, email],
  helps: { type: "DrizzleQueryError", cause: { type: "DatabaseError", ...driverMembers } },
}));

/** Source: typeorm, QueryFailedError, which takes the driver's members over. */
class QueryFailedError extends Error {
  readonly query: string;
  readonly parameters: unknown[];
  readonly driverError: Error;

  constructor(query: string, parameters: unknown[], driverError: Error) {
    super(driverError.message);
    this.query = query;
    this.parameters = parameters;
    this.driverError = driverError;
    const { name: _, ...members } = driverError;
    Object.assign(this, members);
  }
}
leak("error-03 TypeORM: the driver's names stay; query and parameters are gone", () => ({
  error: new QueryFailedError(`insert into patients values ('${S}', $1)`, [T, ssn, { name: lower }], databaseError()),
  values: [S, T, U, ssn, lower, email],
  helps: { type: "QueryFailedError", ...driverMembers },
}));

/** Source: sequelize 6, lib/errors/validation-error.js and validation/unique-constraint-error.js. */
class ValidationErrorItem {
  readonly message = `${lower} must be unique`;
  readonly type = "unique violation";
  readonly path = "email";
  readonly value = email;
  readonly origin = "DB";
  readonly instance = { dataValues: { name: S } };
  readonly validatorKey = "not_unique";
  readonly validatorName = null;
  readonly validatorArgs = [];
}
class UniqueConstraintError extends Error {
  override readonly name = "SequelizeUniqueConstraintError";
  readonly errors = [new ValidationErrorItem()];
  readonly parent = Object.assign(databaseError(), { sql: `insert ${S}`, parameters: [T] });
  readonly original = this.parent;
  readonly fields = { email };
  readonly sql = `insert into patients values (${S})`;
}
leak("error-05 Sequelize: items keep kind, column and validator, and the driver's error is the cause", () => ({
  error: new UniqueConstraintError("Validation error"),
  values: [S, T, email, lower],
  helps: {
    type: "UniqueConstraintError",
    name: "SequelizeUniqueConstraintError",
    message: "Validation error",
    errors: [
      { message: "[REDACTED] must be unique", kind: "unique violation", path: ["email"], validatorKey: "not_unique" },
    ],
    cause: { type: "DatabaseError", ...driverMembers },
  },
}));

const patients = mongoose.model(
  "Patient",
  new mongoose.Schema({ ssn: { type: Number }, name: { type: String, required: true }, visit: { at: { type: Date } } }),
);
leak("error-06 Mongoose: each path keeps its kind; values and what quotes them are gone", async () => {
  const patient = new patients({ ssn: S, visit: { at: T } });
  const error = await patient.validate().then(
    () => undefined,
    (failure: unknown) => failure,
  );
  return {
    error,
    values: [S, T],
    helps: {
      type: "ValidationError",
      errors: {
        ssn: { type: "CastError", kind: "Number", path: ["ssn"] },
        "visit.at": { type: "CastError", kind: "date", path: ["visit", "at"] },
        name: { type: "ValidatorError", kind: "required", path: ["name"], message: "Path [REDACTED] is required." },
      },
    },
  };
});
leak("error-06 MongoDB: E11000 keeps its code and the index; the key's value is gone", () => {
  const { MongoServerError } = mongoose.mongo;
  const error = new MongoServerError({
    message: `E11000 duplicate key error collection: clinic.patients index: email_1 dup key: { email: "${email}" }`,
    errmsg: `E11000 dup key: { email: ${S} }`,
    code: 11000,
    codeName: "DuplicateKey",
    keyPattern: { email: 1, [lower]: 1 },
    keyValue: { email, name: S },
  });
  return {
    error,
    values: [email, S, lower],
    helps: {
      type: "MongoServerError",
      code: "E11000",
      codeName: "DuplicateKey",
      keyPattern: { email: 1, "[KEY:1]": 1 },
      message: expect.stringContaining("duplicate key error collection"),
    },
  };
});
