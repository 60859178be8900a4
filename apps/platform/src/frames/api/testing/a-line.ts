import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

/**
 * The line between a desk and its platform: it can be cut, and it can lose the answer to a journal once that
 * was taken.
 */
export async function aLine(to: string) {
  const { hostname, port } = new URL(to);
  const state = { isCut: false, loses: 0, taken: 0 };
  const server = createServer((asked, answered) => {
    if (state.isCut) return void asked.socket.destroy();
    carry(asked, answered, { hostname, port }, state);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const own = typeof address === "object" ? (address?.port ?? 0) : 0;
  return {
    origin: `http://127.0.0.1:${own}`,
    cut: () => {
      state.isCut = true;
      server.closeAllConnections();
    },
    restore: () => {
      state.isCut = false;
    },
    /** The next journal is taken; nobody hears it. */
    loseNextAnswer: () => {
      state.loses += 1;
    },
    /** Journals that the platform took. */
    get taken() {
      return state.taken;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function carry(
  asked: IncomingMessage,
  answered: ServerResponse,
  to: { readonly hostname: string; readonly port: string },
  state: { loses: number; taken: number },
): void {
  const { method, url = "", headers } = asked;
  const onward = request({ ...to, method, path: url, headers }, (answer) => {
    const isTaken = method === "POST" && url.endsWith("/reader/journal") && answer.statusCode === 200;
    if (isTaken) state.taken += 1;
    if (isTaken && state.loses > 0) {
      state.loses -= 1;
      return void asked.socket.destroy();
    }
    answered.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(answered);
  });
  onward.on("error", () => asked.socket.destroy());
  asked.pipe(onward);
}
