/** What the page says of each file, in the order of the page. */
export const chapters = [
  {
    file: "pino-line",
    title: "A log call",
    text: `Philog in front of pino against pino alone, which writes everything, and pino's \`redact\`. \`default\` leaves out what the
policy does not list and names it, with the patient's number as a token; \`redact\` puts a marker in its place;
\`everything kept\` lists every field with a shape, so that nothing is saved by leaving out. Of the 8 KB record about half
is listed. Bytes go to \`/dev/null\` through pino's own buffered destination, which weighs least and so shows most.`,
  },
  {
    file: "redactors",
    title: "Redacted JSON text",
    text: `The same without a logger. The floor is \`JSON.stringify\` of an object made beforehand that holds the allowed part alone: what
no redactor can go below that uses it. \`JSON.stringify\` of the whole record redacts nothing. Peers are denylists: what their
paths do not name is written. \`@pinojs/redact\` is the engine of pino 10's \`redact\`, \`fast-redact\` that of pino 9; it writes
into the caller's object and puts it back. A denylist's cost grows with its paths and wildcards, an allowlist's with
what it keeps.`,
  },
  {
    file: "message",
    title: "Messages",
    text: `What the message adds to a record of 1 KB: against Philog without any message, and beside pino with and without it. Texts that
come again are remembered; a text with a finding is searched each time.`,
  },
  {
    file: "detect/log-lines",
    title: "Searching log lines",
    text: `The scanner over lines without PHI in the styles of common servers, made for this: what it adds to a log that needs no
redaction. Peers are given the same lines; the ten regexes are a fair set for the same identifiers, one \`replace\` each.
\`PHILOG_LINES=FILE\` takes the lines of a file of your own. What the contenders find is not the same: each finds
something in the clinical sentences below, and Philog all that was put into them.`,
  },
  {
    file: "detect/phi-text",
    title: "Searching text that is dense with PHI",
    text: `Three or four identifiers in each sentence, replaced. The peers find fewer of them.`,
  },
  {
    file: "detect/hostile",
    title: "Hostile text",
    text: `One pattern repeated to the length given, each of which looks like the start of an identifier at every turn, against as
many characters of log lines and clinical sentences. The peers are compared at 2,000 characters: the time of one grows with the
square of the length.`,
  },
  {
    file: "winston",
    title: "A log call of winston",
    text: `Philog behind winston against winston with the formats that most applications have. winston's own transports write the line
alone; a transport that reads members stands for those of others. Where the application's formats stay they run on
redacted records, and what they make is held to the policy.`,
  },
  {
    file: "http/express",
    title: "Requests of an Express app",
    text: `Requests a second on loopback, twenty connections, lines to \`/dev/null\`, each app in a process of its own; in brackets the ratio
to the framework without any logger. More is faster. The client takes the other core.`,
  },
  {
    file: "http/fastify",
    title: "Requests of a Fastify app",
    text: "The same. Fastify's own logger is pino, as is the one that Philog stands before.",
  },
  {
    file: "http/nest",
    title: "Requests of a NestJS app",
    text: "The same, on both platforms, against the same platform with nestjs-pino.",
  },
  {
    file: "tokens",
    title: "Tokens",
    text: `A small record, so that the token weighs. Up to 10,000 tokens are remembered: 1,024 patients fit, 100,000 in strict turn are the
worst case for any cache and cost what new ones cost. The HMAC alone is Node's own crypto.`,
  },
  {
    file: "errors",
    title: "Errors",
    text: `An error's message has to be searched and its stack parted from it; pino writes both as they are. Half of these errors quote a
person. A stack is made into text when it is first read, which the second table has on both sides.`,
  },
  {
    file: "policies",
    title: "Many policies in one process",
    text: `Each redactor has another policy. In bursts of 256 calls only the code is shared, and V8 cannot specialise it on one policy: that
is what \`256 calls each\` shows. By turns each call also finds the processor's caches full of another redactor's verdicts,
and 100 redactors hold tens of megabytes.`,
  },
  {
    file: "start-up",
    title: "Start-up",
    text: `A policy is validated, resolved, hashed and compiled, and its patterns are checked for linear time; a denylist parses its paths.
The first table is what a process pays once, with the loading of modules; the others what \`reload\` pays.`,
  },
  {
    file: "memory",
    title: "Memory",
    text: "Heap that one redactor holds, after garbage collection. A new one has empty caches; they are bounded and fill with use.",
  },
];
