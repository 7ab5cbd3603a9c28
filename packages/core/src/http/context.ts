import { followRequests, type RequestContext, requestContext } from "./follow.ts";

// Whoever imports this asks: requests are followed from their start.
followRequests();

export { type RequestContext, requestContext };
