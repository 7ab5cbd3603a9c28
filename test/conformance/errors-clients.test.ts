import { once } from "node:events";
import { openSync } from "node:fs";
import { createServer, type RequestListener, request } from "node:http";
import type { AddressInfo } from "node:net";
import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import axios from "axios";
import bodyParser from "body-parser";
import { buildSchema, graphql } from "graphql";
import { expect } from "vitest";
import { canaryOf, leak, lower, S, T, U } from "./errors-run.ts";

const ssn = canaryOf("ssn");

/** What `use` gives while a server answers on loopback. */
async function withServer<V>(listener: RequestListener, use: (url: string) => Promise<V>): Promise<V> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** What a promise is rejected with. */
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

leak("error-07 axios: method, status and code stay; config, request and response are gone", async () => ({
  error: await withServer(
    (_, response) => response.writeHead(422, { "content-type": "application/json" }).end(JSON.stringify({ name: U })),
    (url) =>
      failure(axios.post(`${url}/patients/${lower}`, { name: S }, { params: { ssn }, headers: { Cookie: `id=${T}` } })),
  ),
  values: [S, T, U, ssn, lower],
  helps: {
    type: "AxiosError",
    code: "ERR_BAD_REQUEST",
    method: "post",
    status: 422,
    message: "Request failed with status code 422",
  },
}));

leak("error-10 body-parser: status and kind stay; the body and what the parser quotes are gone", async () => {
  let error: unknown;
  await withServer(
    (req, res) =>
      bodyParser.json()(req, res, (thrown) => {
        error = thrown;
        res.end();
      }),
    async (url) => {
      const sent = request(url, { method: "POST", headers: { "content-type": "application/json" } });
      sent.end(`{"name":"${S}","ssn":"${ssn}"`);
      const [answer] = await once(sent, "response");
      answer.resume();
      await once(answer, "end");
    },
  );
  return { error, values: [S, ssn], helps: { type: "SyntaxError", status: 400, kind: "entity.parse.failed" } };
});
leak("error-10 JSON.parse: what a message quotes is gone", async () => ({
  error: await failure((async () => JSON.parse(`name=${lower}&x`))()),
  values: [lower.slice(0, 5)],
  helps: { type: "SyntaxError", message: expect.stringContaining("is not valid JSON") },
}));

leak("error-11 node:fs: code, errno and syscall stay; the path is gone", async () => ({
  error: await failure((async () => openSync(`/none/${lower}/${S}.pdf`, "r"))()),
  values: [S, lower],
  helps: { code: "ENOENT", errno: -2, syscall: "open", message: expect.stringContaining("no such file or directory") },
}));
leak("error-11 URL: the code stays, the input is gone", async () => ({
  error: await failure((async () => new URL(`//${S}/${ssn}`))()),
  values: [S, ssn],
  helps: { type: "TypeError", code: "ERR_INVALID_URL", message: "Invalid URL" },
}));
leak("error-11 fetch: the cause keeps code, syscall and port; what names a person is gone", async () => {
  const error = await withServer(
    (req) => void req.socket.destroy(),
    (url) => failure(fetch(`${url}/${lower}?ssn=${ssn}`)),
  );
  const refused = Object.assign(new Error(`connect ECONNREFUSED ${lower}.clinic.example:443`), {
    code: "ECONNREFUSED",
    errno: -111,
    syscall: "connect",
    hostname: `${lower}.clinic.example`,
    port: 443,
    cause: error,
  });
  return {
    error: new TypeError("fetch failed", { cause: refused }),
    values: [lower],
    helps: {
      type: "TypeError",
      message: "fetch failed",
      cause: {
        ...{ code: "ECONNREFUSED", errno: -111, syscall: "connect", port: 443 },
        cause: { type: "TypeError", cause: { code: "UND_ERR_SOCKET" } },
      },
    },
  };
});

leak("error-12 AWS SDK: class, fault, status and request id stay; the message's resource is gone", async () => {
  const requestId = "1b2c3d4e-1111-4222-8333-abcdefabcdef";
  const error = await withServer(
    (_, response) =>
      response
        .writeHead(400, { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId })
        .end(JSON.stringify({ __type: "NotFoundException", message: `Alias ${lower} of ${S} is not found.` })),
    async (endpoint) => {
      const credentials = { accessKeyId: "none", secretAccessKey: "none" };
      const client = new KMSClient({ region: "us-east-1", endpoint, credentials, maxAttempts: 1 });
      try {
        return await failure(client.send(new DescribeKeyCommand({ KeyId: `alias/${lower}` })));
      } finally {
        client.destroy();
      }
    },
  );
  return {
    error,
    values: [lower, S],
    helps: {
      type: "NotFoundException",
      name: "NotFoundException",
      $fault: "client",
      $metadata: { httpStatusCode: 400, requestId, attempts: 1 },
    },
  };
});

leak("error-13 GraphQL: path, locations and code stay; source, variables and other extensions are gone", async () => {
  const schema = buildSchema("type Patient { ssn: String! } type Query { patient(name: String): Patient }");
  const thrown = Object.assign(new Error(`no patient ${S}`), {
    extensions: { code: "BAD_USER_INPUT", variables: { ssn }, input: T },
  });
  const { errors } = await graphql({
    schema,
    source: `{ patient(name: "${U}") { ${lower}: ssn, ssn } }`,
    rootValue: {
      patient: () => ({
        ssn: () => {
          throw thrown;
        },
      }),
    },
  });
  const aliased = errors!.find(({ path }) => path?.at(-1) === lower)!;
  return {
    error: aliased,
    values: [S, T, ssn, lower],
    helps: {
      type: "GraphQLError",
      path: ["patient", "[KEY]"],
      locations: [{ line: 1, column: expect.any(Number) }],
      extensions: { code: "BAD_USER_INPUT" },
    },
  };
});
