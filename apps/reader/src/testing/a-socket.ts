import { READER_BEARER, READER_SUBPROTOCOL } from "@ardeco/contracts";
import { WebSocket } from "ws";
import { PAGE } from "./a-reader.ts";

type Message = Readonly<Record<string, unknown>>;

export interface SocketOptions {
  readonly token: string;
  /** Null: none is sent. */
  readonly origin?: string | null;
  readonly host?: string;
  readonly protocols?: readonly string[];
}

/** A WebSocket of a page. Messages are awaited one by one; opening throws the status when it is refused. */
export async function aSocket(reader: { readonly origin: string }, options: SocketOptions) {
  const { token, origin = PAGE, host, protocols = [READER_SUBPROTOCOL, READER_BEARER + token] } = options;
  const headers = { ...(origin === null ? {} : { origin }), ...(host === undefined ? {} : { host }) };
  const socket = new WebSocket(`${reader.origin.replace("http", "ws")}/v1/events`, [...protocols], {
    headers,
  });
  const received: Message[] = [];
  let wake = () => {};
  socket.on("message", (data) => {
    received.push(JSON.parse(String(data)));
    wake();
  });
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve).once("error", reject);
  });
  return {
    protocol: socket.protocol,
    closed,
    send: (message: unknown) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    next: async (): Promise<Message> => {
      while (received.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return received.shift() ?? {};
    },
    close: () => socket.close(),
  };
}
