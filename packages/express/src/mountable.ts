import type { RequestHandler } from "express";

/**
 * Makes of a handler what `app.use` takes for an app: it calls `handle`, and is told which app that is. Where a router
 * uses it, it is a handler like any other.
 */
export function mountable<Handler extends object>(
  handler: Handler,
  handle: RequestHandler,
  onMount: (app: object, mountpath: string) => void,
): Handler {
  const emit = (event: string, app: object) => {
    if (event === "mount") onMount(app, mounted.mountpath);
  };
  // Express writes the path to it before it tells of the mount.
  const mounted = Object.assign(handler, { handle, set: () => {}, emit, mountpath: "/" });
  return mounted;
}
