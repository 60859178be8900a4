import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

export interface FakeSmtp extends AsyncDisposable {
  readonly url: string;
  readonly recipients: string[];
  readonly messages: string[];
}

/** An SMTP server for tests: says yes to everything (RFC 5321), or nothing at all when `silent`. */
export async function startFakeSmtp({ silent = false } = {}): Promise<FakeSmtp> {
  const recipients: string[] = [];
  const messages: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    if (!silent) handleSmtpConversation(socket, recipients, messages);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    recipients,
    messages,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function handleSmtpConversation(socket: Socket, recipients: string[], messages: string[]): void {
  let buffer = "";
  let inData = false;
  socket.write("220 test\r\n");
  socket.on("data", (chunk) => {
    buffer += chunk.toString("utf8");
    for (;;) {
      const end = inData ? "\r\n.\r\n" : "\r\n";
      const at = buffer.indexOf(end);
      if (at < 0) return;
      const piece = buffer.slice(0, at);
      buffer = buffer.slice(at + end.length);
      if (inData) messages.push(piece);
      else if (/^RCPT TO:/i.test(piece)) recipients.push(piece.slice(8));
      inData = !inData && /^DATA$/i.test(piece);
      socket.write(inData ? "354 go\r\n" : "250 ok\r\n");
    }
  });
}
