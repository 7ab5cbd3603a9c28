export { type LambdaHandler, type LambdaOptions, philog } from "./lambda-handler.ts";
export { powertoolsFormatter } from "./powertools-formatter.ts";
