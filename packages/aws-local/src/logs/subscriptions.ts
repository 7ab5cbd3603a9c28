import type { Operation } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { filterBy } from "./filter-pattern.ts";
import { pageOf } from "./pages.ts";
import { fields, type LogsStore } from "./store.ts";

/** Where copies of a group's events would go. */
export interface SubscriptionFilter {
  readonly filterName: string;
  readonly logGroupName: string;
  readonly filterPattern: string;
  readonly destinationArn: string;
  readonly roleArn: string | undefined;
  readonly distribution: string;
  readonly creationTime: number;
}

/** Of one log group: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html */
const most = 2;
const filterName = { pattern: /^[^:*]*$/ };
const destination = /^arn:aws[a-z-]*:(kinesis|firehose|lambda|logs):[a-z0-9-]+:\d{12}:.+$/;

/** Subscription filters are kept and described; nothing is delivered. */
export function subscriptionOperations(store: LogsStore): Record<string, Operation> {
  return {
    PutSubscriptionFilter(input, { now }) {
      const group = store.group(input);
      const name = fields.text(input, "filterName", filterName);
      const filterPattern = fields.text(input, "filterPattern", { min: 0, max: 1024 });
      filterBy(filterPattern);
      const destinationArn = fields.text(input, "destinationArn", { max: 2048 });
      const roleArn = fields.optionalText(input, "roleArn", { max: 2048 });
      const service = destination.exec(destinationArn)?.[1];
      if (service === undefined) {
        throw new ServiceError("InvalidParameterException", "Invalid destination ARN.");
      }
      if (roleArn === undefined && (service === "kinesis" || service === "firehose")) {
        throw new ServiceError("InvalidParameterException", "destinationArn for this vendor needs a roleArn.");
      }
      const distribution = input.distribution ?? "ByLogStream";
      fields.oneOf({ distribution }, "distribution", ["Random", "ByLogStream"]);
      if (!group.subscriptions.has(name) && group.subscriptions.size >= most) {
        throw new ServiceError("LimitExceededException", "Resource limit exceeded.");
      }
      group.subscriptions.set(name, {
        filterName: name,
        logGroupName: group.name,
        filterPattern,
        destinationArn,
        roleArn,
        distribution: String(distribution),
        creationTime: now,
      });
      return {};
    },
    DescribeSubscriptionFilters(input) {
      const prefix = fields.optionalText(input, "filterNamePrefix", filterName);
      const limit = fields.integer(input, "limit", 1, 50, 50);
      const filters = [...store.group(input).subscriptions.values()]
        .filter((filter) => filter.filterName.startsWith(prefix ?? ""))
        .sort((a, b) => (a.filterName < b.filterName ? -1 : 1));
      const { page, ...rest } = pageOf(input, filters, limit);
      return { subscriptionFilters: page, ...rest };
    },
    DeleteSubscriptionFilter(input) {
      if (!store.group(input).subscriptions.delete(fields.text(input, "filterName", filterName))) {
        throw new ServiceError("ResourceNotFoundException", "The specified subscription filter does not exist.");
      }
      return {};
    },
  };
}
