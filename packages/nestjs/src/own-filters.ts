import type { ApplicationConfig, ModulesContainer } from "@nestjs/core";

/** Where Nest keeps what `@UseFilters` is given. */
const filtersKey = "__exceptionFilters__";

const hasOwn = (target: object): boolean => Reflect.hasMetadata(filtersKey, target);

/** Whether a controller or one of its methods names a filter. */
function namesFilters(controller: unknown): boolean {
  if (typeof controller !== "function") return false;
  if (hasOwn(controller)) return true;
  for (let at = controller.prototype; at !== null && at !== undefined; at = Object.getPrototypeOf(at)) {
    const members = Object.values(Object.getOwnPropertyDescriptors(at));
    if (members.some(({ value }) => typeof value === "function" && hasOwn(value))) return true;
  }
  return false;
}

/** Whether an application has filters of its own, which may take an exception before ours is asked. */
export function hasOwnFilters(config: ApplicationConfig, modules: ModulesContainer): boolean {
  if (config.getGlobalFilters().length + config.getGlobalRequestFilters().length > 0) return true;
  return [...modules.values()].some(({ controllers }) =>
    [...controllers.values()].some(({ metatype }) => namesFilters(metatype)),
  );
}
