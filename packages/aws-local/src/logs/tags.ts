import type { Operation } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { fields, type LogsStore } from "./store.ts";

const most = 50;

/** Tags of log groups, by the group's ARN. */
export function tagOperations(store: LogsStore): Record<string, Operation> {
  const taggedBy = (input: Parameters<Operation>[0]) => {
    const arn = fields.text(input, "resourceArn", { max: 1011 });
    if (!arn.startsWith(store.arnOf(""))) {
      throw new ServiceError("ResourceNotFoundException", "The specified resource does not exist.");
    }
    return store.identified({ resourceArn: arn }, "resourceArn");
  };

  return {
    TagResource(input) {
      const { tags } = taggedBy(input);
      const after = new Map([...tags, ...Object.entries(fields.texts(input, "tags"))]);
      if (after.size > most) {
        throw new ServiceError("TooManyTagsException", `A resource can have no more than ${most} tags.`);
      }
      for (const [name, value] of after) tags.set(name, value);
      return {};
    },
    UntagResource(input) {
      const { tags } = taggedBy(input);
      for (const name of Array.isArray(input.tagKeys) ? input.tagKeys : []) tags.delete(String(name));
      return {};
    },
    ListTagsForResource: (input) => ({ tags: Object.fromEntries(taggedBy(input).tags) }),
  };
}
