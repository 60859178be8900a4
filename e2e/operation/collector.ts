import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";

export interface SpanTold {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly links?: readonly { readonly traceId: string }[];
  readonly attributes: readonly { readonly key: string; readonly value: unknown }[];
}

/**
 * As much of an OTLP/HTTP collector as a test needs (opentelemetry-proto: ExportTraceServiceRequest, in
 * JSON).
 */
export async function startCollector() {
  const bodies: string[] = [];
  const listening = await listen(0, (body) => bodies.push(body));
  return {
    url: `http://localhost:${listening.port}`,
    headers: listening.headers,
    /** All that was received, as text. */
    text: () => bodies.join("\n"),
    spans: (): readonly SpanTold[] =>
      bodies.flatMap((body) => {
        const told: Told = JSON.parse(body);
        return told.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
      }),
    stop: listening.stop,
  };
}

interface Told {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly SpanTold[] }[];
  }[];
}

/** Answers so to everything on this port (0: any), and keeps what it was sent. */
export async function listen(
  port: number,
  take: (body: string, headers: IncomingHttpHeaders) => void,
  status = 200,
) {
  const headers: IncomingHttpHeaders[] = [];
  const server = createServer(async (request, response) => {
    headers.push(request.headers);
    take(await text(request), request.headers);
    response.statusCode = status;
    response.setHeader("content-type", "application/json").end(status === 200 ? "{}" : undefined);
  });
  server.listen(port);
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" ? (address?.port ?? 0) : 0,
    headers,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

interface EventClaims {
  readonly iss?: string;
  readonly jti?: string;
}

/** Of a security event token (RFC 8417), whose second part they are; of anything else, none. */
export function claimsOf(body: string): EventClaims {
  const [, claims = ""] = body.split(".");
  return JSON.parse(Buffer.from(claims, "base64url").toString() || "{}");
}
