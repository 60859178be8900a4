import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { countRequests, type Limits, type Verdict } from "./limits.ts";
import { BY_FRANCE_CONNECT, type Parameters, parametersKey, type RecordedCase } from "./routes.ts";

export interface ApiParticulierOptions {
  /** 0: any free port. */
  readonly port?: number;
  readonly cases: readonly RecordedCase[];
  readonly tokens: readonly string[];
  /** None: as fast as one likes. */
  readonly limits?: Limits;
}

type State = "up" | "down" | "silent" | "broken";

/** A request as it was received, for tests to look at. */
export interface ReceivedQuestion {
  readonly path: string;
  readonly parameters: Parameters;
  readonly token: string;
}

export interface ApiParticulier {
  readonly address: string;
  /** Since the start, refused ones included. */
  readonly received: ReceivedQuestion[];
  /** How many were answered 429. */
  tooFast(): number;
  /** "down": every answer is 503; "silent": none ever comes; "broken": a page of a proxy. */
  become(state: State): void;
  [Symbol.asyncDispose](): Promise<void>;
}

const error = (code: string, title: string, meta: object = {}) => ({
  errors: [{ code, title, detail: title, source: null, meta }],
});

/**
 * Stands for API Particulier, which no test can reach: it answers what the State recorded, to the very same
 * parameters.
 */
export async function startApiParticulier(options: ApiParticulierOptions): Promise<ApiParticulier> {
  const answer = answering(options);
  const received: ReceivedQuestion[] = [];
  let refused = 0;
  let state: State = "up";
  const server = createServer((request, response) => {
    const question = readQuestion(request);
    received.push(question);
    if (state === "silent") return;
    const given = state === "up" ? answer(question) : faults[state];
    if (given.status === 429) refused += 1;
    end(response, given);
  });
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  const port = typeof bound === "object" && bound ? bound.port : options.port;
  return {
    address: `http://localhost:${port}`,
    received,
    tooFast: () => refused,
    become: (next) => {
      state = next;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const faults: Readonly<Record<"down" | "broken", Answer>> = {
  down: { status: 503, body: error("37001", "Service non disponible", { retry_in: 300 }) },
  broken: { status: 502, body: "<html>Bad gateway</html>" },
};

function answering({ cases, tokens, limits }: ApiParticulierOptions): (question: ReceivedQuestion) => Answer {
  const count = limits && countRequests(limits);
  const known = new Map(cases.map((one) => [keyOf(one), one]));
  return ({ path, parameters, token }) => {
    const byPerson = path === BY_FRANCE_CONNECT;
    if (!byPerson && !tokens.includes(token)) return { status: 401, body: error("00101", "Interdit") };
    const verdict = count?.(token, Date.now());
    const headers = verdict ? headersOf(verdict) : {};
    if (verdict?.allowed === false) return { status: 429, body: error("00429", "Trop de requêtes"), headers };
    const { recipient, ...asked } = parameters;
    if (!recipient) return { status: 422, body: error("00203", "Entité non traitable") };
    const found = known.get(byPerson ? token : `${path} ${parametersKey(asked)}`);
    if (found) return { status: found.status, body: found.body, headers };
    const nobody = error("37003", "Dossier allocataire absent CNAV", { provider: "CNAV" });
    return { status: 404, body: nobody, headers };
  };
}

/** By FranceConnect the token says who somebody is: here, it is the name of the case. */
const keyOf = (one: RecordedCase): string =>
  one.path === BY_FRANCE_CONNECT ? one.name : `${one.path} ${parametersKey(one.parameters)}`;

const headersOf = ({ allowed, remaining, resetAt, retryAfterSeconds }: Verdict) => ({
  "ratelimit-remaining": String(remaining),
  "ratelimit-reset": String(resetAt),
  ...(allowed ? {} : { "retry-after": String(retryAfterSeconds) }),
});

function readQuestion(request: IncomingMessage): ReceivedQuestion {
  const url = new URL(request.url ?? "/", "http://localhost");
  return { path: url.pathname, parameters: readParameters(url.searchParams), token: tokenOf(request) };
}

/** In a header only: one in the address is in every log, and opens nothing here either. */
function tokenOf({ headers }: IncomingMessage): string {
  const key = headers["x-api-key"];
  if (typeof key === "string") return key;
  return /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1] ?? "";
}

function readParameters(query: URLSearchParams): Parameters {
  const read: Record<string, string | string[]> = {};
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    if (name.endsWith("[]")) read[name.slice(0, -2)] = values;
    else read[name] = values[0] ?? "";
  }
  return read;
}

function end(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(text);
}
