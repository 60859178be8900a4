import { createServer, type Socket } from "node:net";

/** The file that every antivirus finds, in two parts so that none finds this one (EICAR, 2006). */
export const EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

export interface Clamd {
  /** "127.0.0.1:port" */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Stands for ClamAV's daemon: the command INSTREAM of clamd(8), "z" form: chunks with their length in four
 * bytes, an empty one at the end. `limit`: StreamMaxLength; `answer`: said instead of what it found, from one
 * file to the next.
 */
export async function startClamd({
  limit = 25_000_000,
  answer,
}: {
  readonly limit?: number;
  readonly answer?: string | (() => string | undefined);
} = {}): Promise<Clamd> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    let received = Buffer.alloc(0);
    socket.on("close", () => open.delete(socket)).on("error", () => socket.destroy());
    socket.on("data", (data) => {
      received = Buffer.concat([received, data]);
      const said = answerTo(received, limit);
      if (said !== null) socket.end(`${(typeof answer === "function" ? answer() : answer) ?? said}\0`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    address: `127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

const COMMAND = Buffer.from("zINSTREAM\0");

/** Null until everything was received. */
function answerTo(received: Buffer, limit: number): string | null {
  if (received.length < COMMAND.length) return null;
  if (!received.subarray(0, COMMAND.length).equals(COMMAND)) return "UNKNOWN COMMAND";
  const parts: Buffer[] = [];
  let total = 0;
  for (let at = COMMAND.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0)
      return Buffer.concat(parts).includes(EICAR) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
    total += length;
    if (total > limit) return "INSTREAM size limit exceeded. ERROR";
    parts.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
