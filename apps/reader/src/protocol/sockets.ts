import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { READER_BEARER, READER_SUBPROTOCOL, SocketRequest } from "@ardeco/contracts";
import { Value } from "typebox/value";
import { type WebSocket, WebSocketServer } from "ws";
import type { Pairing } from "../pairing/pairings.ts";
import { refuseForeignHost, requireOrigin, requirePairing } from "./admission.ts";
import { ask, eventFor } from "./ask.ts";
import { type Door, portOf } from "./door.ts";
import { faultOf, Refusal } from "./errors.ts";
import type { Pace } from "./pace.ts";

const LARGEST_MESSAGE = 16_384;
/** A page that reads nothing of what it is told is let go. */
const MOST_WAITING = 1_000_000;
const SOCKETS_PER_TOKEN = 4;
/** RFC 6455 section 7.4.2: ours to use. */
const NO_MORE_LET_IN = 4401;

/** The same requests as over HTTP, and events. Who comes is known before the socket opens. */
export function openSockets(server: Server, door: Door, pace: Pace): { close(): void } {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    perMessageDeflate: false,
    // The token is not said back.
    handleProtocols: () => READER_SUBPROTOCOL,
  });
  const open = new Map<WebSocket, Pairing>();
  server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // From here on, Node listens no more to what befalls the connection: unheard, it would end the program.
    stream.on("error", () => stream.destroy());
    try {
      const pairing = admitted(request, server, door);
      if (!pace.take(pairing.hash, door.house.now().getTime())) throw new Refusal("too_many");
      if ([...open.values()].filter(({ hash }) => hash === pairing.hash).length >= SOCKETS_PER_TOKEN)
        throw new Refusal("too_many");
      sockets.handleUpgrade(request, stream, head, (socket) => {
        open.set(socket, pairing);
        socket.on("error", () => socket.terminate());
        socket.on("close", () => open.delete(socket));
        socket.on(
          "message",
          (data, isBinary) => void receive(door, pace, socket, pairing, isBinary ? "" : String(data)),
        );
      });
    } catch (error) {
      refuse(stream, error);
    }
  });
  const stop = door.house.desk.listen((presence) => {
    for (const [socket, pairing] of open)
      void eventFor(door.house, pairing, presence)
        .then((event) => tell(socket, event))
        .catch((error: unknown) => error instanceof Refusal || door.report(error));
  });
  return {
    close: () => {
      stop();
      for (const socket of open.keys()) socket.terminate();
      sockets.close();
    },
  };
}

function admitted({ headers, url }: IncomingMessage, server: Server, { house, pairings }: Door): Pairing {
  refuseForeignHost(headers, portOf(server));
  const origin = requireOrigin(headers, house.rights);
  if (url !== "/v1/events") throw new Refusal("not_found");
  const offered = (headers["sec-websocket-protocol"] ?? "").split(",").map((one) => one.trim());
  if (!offered.includes(READER_SUBPROTOCOL)) throw new Refusal("request_refused");
  const token = offered.find((one) => one.startsWith(READER_BEARER))?.slice(READER_BEARER.length);
  return requirePairing(token, origin, pairings);
}

function refuse(stream: Duplex, error: unknown): void {
  const { status } = error instanceof Refusal ? error : new Refusal("reader_fault");
  // A caller that leaves it half open does not keep it.
  stream.once("finish", () => stream.destroy());
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function receive(
  door: Door,
  pace: Pace,
  socket: WebSocket,
  pairing: Pairing,
  text: string,
): Promise<void> {
  if (!door.pairings.all.includes(pairing)) return socket.close(NO_MORE_LET_IN);
  const request = parsed(text);
  try {
    if (!pace.take(pairing.hash, door.house.now().getTime())) throw new Refusal("too_many");
    if (!request) throw new Refusal("request_refused");
    tell(socket, { id: request.id, ...(await ask(door.house, pairing, request.ask, request.with)) });
  } catch (error) {
    const fault = faultOf(error);
    if (fault !== undefined) door.report(fault);
    const told = error instanceof Refusal ? error : new Refusal("reader_fault");
    tell(socket, { id: request?.id ?? null, problem: told.toProblem() });
  }
}

function parsed(text: string): SocketRequest | null {
  try {
    const value: unknown = JSON.parse(text);
    return Value.Check(SocketRequest, value) ? value : null;
  } catch {
    return null;
  }
}

function tell(socket: WebSocket, message: object): void {
  if (socket.bufferedAmount > MOST_WAITING) socket.terminate();
  else socket.send(JSON.stringify(message));
}
