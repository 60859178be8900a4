import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIPv6, type LookupFunction } from "node:net";
import type { AuthorityId } from "../../kernel/ids.ts";
import type { Outbound, OutboundAnswer } from "../../kernel/ports.ts";
import { requireNoTransaction } from "../context/open-transaction.ts";
import { noTracing, type Tracing } from "../tracing/tracing.ts";
import type { AllowRules } from "./allowed-hosts.ts";
import { checkDestination, type Destination, type Resolve, resolveWithSystem } from "./destination.ts";
import { OutboundError } from "./outbound-error.ts";

const MAX_ANSWER_BYTES = 64 * 1024;
/** Whole call, name resolution included. */
const TIMEOUT_MS = 5_000;
const PACE_HEADERS = ["retry-after", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"];

export interface OutboundOptions extends AllowRules {
  /** True in production. */
  readonly httpsOnly: boolean;
  readonly timeoutMs?: number;
  readonly resolve?: Resolve;
  readonly tracing?: Tracing;
}

interface Sent {
  readonly authorityId: AuthorityId;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string | number>>;
  readonly content?: string;
}

export function openOutbound(options: OutboundOptions): Outbound {
  const rules = { ...options, resolve: options.resolve ?? resolveWithSystem };
  const { tracing = noTracing } = options;
  const callNow = async (url: string, sent: Sent): Promise<OutboundAnswer> => {
    const deadline = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
    const destination = await waitDestination(deadline, checkDestination(url, sent.authorityId, rules));
    return sendOutboundRequest(destination, sent, deadline);
  };
  const call = async (url: string, sent: Sent): Promise<OutboundAnswer> => {
    requireNoTransaction("an outbound call");
    const facts = { method: sent.method, host: URL.canParse(url) ? new URL(url).hostname : "" };
    return tracing.call(`call ${sent.method}`, facts, (trace) =>
      callNow(url, { ...sent, headers: { ...sent.headers, ...trace } }),
    );
  };
  return {
    get: (url, { authorityId, headers = {} }) => call(url, { authorityId, method: "GET", headers }),
    post: (url, { authorityId, contentType, content, headers }) => {
      const length = { "content-length": Buffer.byteLength(content) };
      return call(url, {
        authorityId,
        method: "POST",
        headers: { ...headers, "content-type": contentType, ...length },
        content,
      });
    },
  };
}

/** dns.lookup cannot be cancelled: its answer is left behind when it comes too late. */
async function waitDestination(deadline: AbortSignal, checking: Promise<Destination>): Promise<Destination> {
  return Promise.race([
    checking,
    new Promise<never>((_, reject) => {
      deadline.addEventListener("abort", () => reject(new OutboundError("too_slow", "?")), { once: true });
    }),
  ]);
}

function sendOutboundRequest(
  { url, address }: Destination,
  { method, headers, content }: Sent,
  signal: AbortSignal,
): Promise<OutboundAnswer> {
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const refuse = (error: unknown) => reject(toOutboundError(error, url.hostname, signal));
    const call = request(url, {
      method,
      headers: { ...headers, accept: "application/json" },
      // No shared agent: a connection kept from an earlier, differently resolved call is never borrowed.
      agent: false,
      lookup: buildPinnedLookup(address),
      signal,
    });
    call.on("error", refuse);
    call.on("response", (answer) => readAnswer(answer, url.hostname).then(resolve, refuse));
    call.end(content);
  });
}

/**
 * The address that was checked is the one connected to: a name that changes in between (DNS rebinding)
 * changes nothing.
 */
function buildPinnedLookup(address: string): LookupFunction {
  const family = isIPv6(address) ? 6 : 4;
  return (_hostname, options, callback) => {
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}

async function readAnswer(answer: IncomingMessage, host: string): Promise<OutboundAnswer> {
  const status = answer.statusCode ?? 0;
  if (status >= 300 && status < 400) {
    answer.destroy();
    throw new OutboundError("redirected", host);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop destroys the answer, and with it the connection.
  for await (const chunk of answer) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new OutboundError("answer_too_large", host);
    chunks.push(chunk);
  }
  const contentType = answer.headers["content-type"];
  const text = Buffer.concat(chunks).toString("utf8");
  const headers = selectPaceHeaders(answer);
  return { status, text, ...(contentType ? { contentType } : {}), ...(headers ? { headers } : {}) };
}

/** What a server says of how fast it may be called; undefined when it says nothing. */
function selectPaceHeaders({ headers }: IncomingMessage): Readonly<Record<string, string>> | undefined {
  const said = PACE_HEADERS.flatMap((name) => {
    const value = headers[name];
    return typeof value === "string" ? [[name, value] as const] : [];
  });
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}

function toOutboundError(error: unknown, host: string, signal: AbortSignal): OutboundError {
  if (error instanceof OutboundError) return error;
  return new OutboundError(signal.aborted ? "too_slow" : "unreachable", host);
}
