import { connect, type Socket } from "node:net";

export interface Answer {
  readonly status: number;
  /** Status line and header fields, as received. */
  readonly head: string;
  readonly body: string;
}

export interface Connection {
  /** Sends one whole HTTP/1.1 request and waits for its answer. */
  send(request: string): Promise<Answer>;
  close(): void;
}

const HEAD_END = "\r\n\r\n";

/**
 * One kept-alive connection. It reads just enough of RFC 9112 to know where an answer ends, so that the load
 * generator, which shares the cores with what it measures, weighs little.
 */
export function openConnection(port: number): Connection {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  let received = Buffer.alloc(0);
  let waiting: PromiseWithResolvers<Answer> | undefined;
  socket.on("data", (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const answer = readAnswer(received);
    if (!answer) return;
    received = Buffer.alloc(0);
    waiting?.resolve(answer);
  });
  failOn(socket, (error) => waiting?.reject(error));
  return {
    send: (request) => {
      waiting = Promise.withResolvers<Answer>();
      socket.write(request);
      return waiting.promise;
    },
    close: () => void socket.destroy(),
  };
}

function failOn(socket: Socket, fail: (error: Error) => void): void {
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("the server closed the connection")));
}

/** The whole answer; undefined while some of it is missing. */
function readAnswer(received: Buffer): Answer | undefined {
  const headEnd = received.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const head = received.toString("latin1", 0, headEnd);
  const status = Number(head.slice(9, 12));
  const start = headEnd + HEAD_END.length;
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    if (received.length < start + Number(length)) return undefined;
    return { status, head, body: received.toString("utf8", start) };
  }
  if (!/\r\ntransfer-encoding: chunked/i.test(head)) return { status, head, body: "" };
  if (!received.subarray(-5).equals(Buffer.from("0\r\n\r\n"))) return undefined;
  return { status, head, body: received.toString("utf8", start) };
}
