import { PassThrough } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../../kernel/context.ts";
import type { StreamSettings } from "../settings.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** An answer that stays open: to ask for it is no use of the session, and its duration none of a page. */
    readonly isStream?: true;
  }
}

/** Options of a route that answers by `sendEventStream`. */
export const eventStream = { config: { isStream: true } } as const;

/** What there is to say to whoever looks, under their rights of now; undefined once none is left to them. */
type StreamReader = (context: Context) => Promise<string | undefined>;

/** Told to the page before the stream ends for good: a browser asks again for one that was cut. */
const OVER = "event: fin\ndata: \n\n";
/** A comment of the format: proxies and browsers keep a line that is alive. */
const ALIVE = ":\n\n";

/** What the page was shown with has hardly changed by then. */
const FIRST_LOOK_MS = 1_000;

interface Streams {
  readonly settings: StreamSettings;
  readonly open: Map<PassThrough, string>;
}

const streamsByRequest = new WeakMap<FastifyRequest, Streams>();

/** Streams of this scope end with the server, which would wait for them. */
export function addEventStreams(app: FastifyInstance, settings: StreamSettings): void {
  const streams: Streams = { settings, open: new Map() };
  app.addHook("onRequest", async (request) => void streamsByRequest.set(request, streams));
  app.addHook("preClose", async () => {
    for (const stream of streams.open.keys()) stream.end();
  });
}

/**
 * Server-sent events (HTML, 9.2): says what `read` answers whenever it is something else than before. The
 * session and its roles are looked up each time, so that a session that ended, or a right, ends the stream.
 * 204 tells the browser not to ask again: somebody has enough windows open, or this server does.
 */
export function sendEventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  read: StreamReader,
): FastifyReply {
  const streams = streamsByRequest.get(request);
  if (!streams) throw new Error("event streams exist under the pages of an authority only");
  const { settings, open } = streams;
  const sessionId = request.ardeco.session?.id ?? "";
  const ofSession = [...open.values()].filter((id) => id === sessionId).length;
  if (sessionId === "" || ofSession >= settings.mostOfSession || open.size >= settings.most)
    return reply.code(204).send();
  const stream = new PassThrough();
  open.set(stream, sessionId);
  const stopLooking = startLooking(request, { stream, settings, read });
  stream.once("close", () => {
    open.delete(stream);
    stopLooking();
  });
  // A proxy that gathers answers would keep it for itself (nginx).
  return reply.header("x-accel-buffering", "no").type("text/event-stream; charset=utf-8").send(stream);
}

interface Looking {
  readonly stream: PassThrough;
  readonly settings: StreamSettings;
  readonly read: StreamReader;
}

/** Looks soon after the answer began, then some time after each look ended. */
function startLooking(request: FastifyRequest, { stream, settings, read }: Looking): () => void {
  const endsAt = performance.now() + settings.lastsMs;
  let said = "";
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    const found = await findNews(request, read);
    if (stream.writableEnded || stream.destroyed) return;
    if (found === undefined) return void stream.end(OVER);
    if (performance.now() >= endsAt) return void stream.end();
    const isNew = found !== "" && found !== said;
    if (isNew) said = found;
    // Who does not read what they were told is left: nothing gathers here.
    if (!stream.write(isNew ? `data: ${found}\n\n` : ALIVE)) return void stream.destroy();
    wait();
  };
  const wait = (forMs = settings.everyMs) => {
    timer = setTimeout(() => void look(), forMs);
    timer.unref();
  };
  // Headers leave with the first byte.
  stream.write(ALIVE);
  wait(Math.min(FIRST_LOOK_MS, settings.everyMs));
  return () => clearTimeout(timer);
}

/** Undefined where the session or the right ended; "" where it could not be read this time. */
async function findNews(request: FastifyRequest, read: StreamReader): Promise<string | undefined> {
  try {
    const context = await request.ardeco.findContextNow();
    return context && (await read(context));
  } catch (error) {
    request.log.error({ err: error, requestId: request.id }, "a stream could not be read");
    return "";
  }
}
