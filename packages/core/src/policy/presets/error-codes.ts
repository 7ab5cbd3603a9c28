/** All-digit SQLSTATE codes are listed one by one: any other five digits could be a ZIP code. */
const numericStates = "08001 08003 08006 22001 22003 22007 22008 22012 23000 23001 23502 23503 23505 23514 25006 28000";
const otherStates = "40001 42501 42601 42701 42703 42804 53100 53200 53300 55000 57014 22P02 25P02 28P01 40P01 42P01";

/** Of issues, in zod 3 and 4. */
const invalid =
  "type|value|format|union|key|element|literal|date|string|enum_value|union_discriminator|arguments|return_type|intersection_types";
const zodCodes = `custom|invalid_(?:${invalid})|too_(?:big|small)|not_(?:finite|multiple_of)|unrecognized_keys`;
const states = `${numericStates} ${otherStates}`.split(" ").join("|");

/** Codes of Node, of drivers, of SQL, of validators. */
export const errorCode = {
  pattern: `^(?:E(?:[A-Z]{3,20}|2BIG|1100[01])|[A-Z]{2,20}(?:_[A-Z]{1,24}\\d{0,3})+|P[1-6]\\d{3}|${states}|${zodCodes})$`,
};

const graphql =
  "GRAPHQL_PARSE_FAILED GRAPHQL_VALIDATION_FAILED PERSISTED_QUERY_NOT_FOUND PERSISTED_QUERY_NOT_SUPPORTED " +
  "OPERATION_RESOLUTION_FAILURE BAD_USER_INPUT BAD_REQUEST INTERNAL_SERVER_ERROR UNAUTHENTICATED FORBIDDEN NOT_FOUND";
/** In the extensions of a GraphQL error. Source: https://www.apollographql.com/docs/apollo-server/data/errors */
export const graphqlCodes = graphql.split(" ");

const outcomes =
  "invalid structure required value invariant security login unknown expired forbidden suppressed processing " +
  "not-supported duplicate multiple-matches not-found deleted too-long code-invalid extension too-costly " +
  "business-rule conflict transient lock-error no-store exception timeout incomplete throttled informational";
/** Of issues in a FHIR OperationOutcome. Source: https://hl7.org/fhir/valueset-issue-type.html */
export const outcomeCodes = outcomes.split(" ");
export const outcomeSeverities = "fatal error warning information success".split(" ");

const bodyParser =
  "encoding.unsupported charset.unsupported entity.parse.failed entity.verify.failed entity.too.large " +
  "parameters.too.many querystring.parse.rangeError request.aborted request.size.invalid stream.encoding.set";
const mongoose =
  "required min max minlength maxlength enum regexp unique ObjectId Number String Date Boolean Buffer Map Decimal128 " +
  "Embedded Array BigInt UUID string number date boolean";

/** What kind of failure http-errors, mongoose and Sequelize say it is. */
export const errorKinds = [
  ...`${bodyParser} stream.not.readable ${mongoose}`.split(" "),
  ...["user defined", "Validation error", "notNull Violation", "string violation", "unique violation"],
];
