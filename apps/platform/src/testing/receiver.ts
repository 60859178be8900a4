import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedToken {
  readonly contentType: string | undefined;
  readonly token: string;
}

/** A business application that takes Security Event Tokens, on a real port of this machine. */
export interface Receiver {
  readonly url: string;
  /** Everything pushed, accepted or not, oldest first. */
  readonly received: readonly ReceivedToken[];
  /** What it answers from now on; 202 at first. "down": it hangs up. */
  answer(with_: "down" | { status: number; body?: string }): void;
  close(): Promise<void>;
}

export async function aReceiver(): Promise<Receiver> {
  const received: ReceivedToken[] = [];
  let answer: Parameters<Receiver["answer"]>[0] = { status: 202 };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (answer === "down") return void request.socket.destroy();
    received.push({
      contentType: request.headers["content-type"],
      token: Buffer.concat(chunks).toString(),
    });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/events`,
    received,
    answer: (with_) => {
      answer = with_;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
