import { type Detector, matchEnd, NEARBY } from "./detector.ts";

const address = /(?:https?|ftps?):\/\/[^\s"'<>`\\]+/iy;
const withoutScheme = /www\.[A-Za-z0-9\u00c0-\uffff-]{1,63}\.[^\s"'<>`\\]{2,2000}/iy;
const trailing = /[.,;:)\]}!]/;
const publicHost =
  /^(?:[A-Za-z0-9_\u00a1-\uffff-]{1,63}\.){1,8}[A-Za-z\u00a1-\uffff][A-Za-z0-9\u00a1-\uffff-]{1,62}(?::\d{1,5})?$/;
const technicalHost =
  /^(?:api|docs?|auth|cdn|static|registry|developers?|status|logs?|metrics)\d?[.-]|\.(?:local|internal|localhost|localdomain|lan|svc|test|amazonaws\.com|googleapis\.com|azure\.com|windows\.net)(?::|$)/i;
const localHost = /^(?:localhost|127\.|\[::1\])/i;
const technicalPath = /^\/(?:docs?|api|v\d|health|static|assets)(?:\/|$)/i;
const pointer = /(?:^|\s)(?:see|docs|documentation)(?: also)?:? ?[(<]?$/i;
const label = /(?:^|[^a-z])(?:url|uri|web ?site|web ?page|home ?page|page|site|link)["']?(?:[:=]| is| at)? ?["'(<]?$/i;
const asValue = /["=&/]$/;
const LABEL_REACH = 20;

/** Whether one part of a path holds four digits. */
function identifiesIn(path: string): boolean {
  return path.split("/").some((part) => part.replace(/[^0-9]/g, "").length >= 4);
}

/** Whether an address can say who somebody is: by what it carries, or because it may be somebody's page. */
function identifies(text: string, start: number, afterScheme: string): boolean {
  const slash = afterScheme.search(/[/#]/);
  const path = slash < 0 ? "" : afterScheme.slice(slash);
  if (/[?@]/.test(afterScheme) || identifiesIn(path)) return true;
  const host = slash < 0 ? afterScheme : afterScheme.slice(0, slash);
  if (host === "" || localHost.test(host)) return false;
  const lead = text.slice(Math.max(0, start - LABEL_REACH), start);
  if (label.test(lead)) return true;
  if (asValue.test(lead)) return false;
  return publicHost.test(host) && !technicalHost.test(host) && !technicalPath.test(path) && !pointer.test(lead);
}

/**
 * Web addresses: all with a query, user information, or four digits in a part of the path, and pages on public hosts.
 * Those of local and technical hosts (`api.`, `docs.`, `.internal`) and those after "see" stay.
 */
export const url: Detector = {
  name: "url",
  classification: "url",
  words: ["http", "https", "ftp", "ftps", "www"],
  find(text, start, runEnd, report) {
    const hasScheme = text[runEnd] === ":";
    if (!hasScheme && text[runEnd] !== "s" && text[runEnd] !== ".") return NEARBY;
    const next = matchEnd(hasScheme ? address : withoutScheme, text, start);
    if (next < 0) return undefined;
    let end = next;
    while (trailing.test(text[end - 1]!)) end--;
    const from = hasScheme ? text.indexOf("//", start) + 2 : start;
    if (from < end && identifies(text, start, text.slice(from, end))) report(start, end);
    return next;
  },
};

const domainLabel =
  /(?:url|web ?site|web ?page|home ?page|blog|domain)(?: name| address)?(?:'s| is| at)?["']?\s?[:=]?\s?["']?/iy;
const domain =
  /(?:[A-Za-z0-9\u00a1-\uffff-]{1,63}\.){1,8}[A-Za-z\u00a1-\uffff][A-Za-z0-9\u00a1-\uffff-]{1,62}(?:[:/?#][^\s"'<>`\\]{0,500})?/y;

const otherScheme = /(?!https?:|ftps?:)[a-z][a-z0-9+.-]{1,20}:[^\s"'<>`@]{1,200}@[^\s"'<>`\\]{1,500}/iy;

/** A domain without a scheme, or with another one and an `@`, after `url:`, `website is` and the like. */
export const labelledDomain: Detector = {
  name: "labelled-domain",
  classification: "url",
  words: ["url", "web", "website", "webpage", "home", "homepage", "blog", "domain"],
  find(text, start, _end, report) {
    const from = matchEnd(domainLabel, text, start);
    if (from < 0) return undefined;
    const end = Math.max(matchEnd(domain, text, from), matchEnd(otherScheme, text, from));
    if (end > 0) report(from, end);
    return undefined;
  },
};
