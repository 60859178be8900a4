import { connect, type Socket } from "node:net";
import type { Antivirus } from "../../kernel/antivirus.ts";
import { requireNoTransaction } from "../context/open-transaction.ts";

/** clamd itself stops at ReadTimeout, 120 seconds by default; ten megabytes take one. */
const PATIENCE_MS = 60_000;
const CHUNK = 65_536;
/** "stream: OK", or the name of what was found. */
const LONGEST_ANSWER = 1_024;

/**
 * Asks ClamAV's daemon, by the command INSTREAM of clamd(8). Rejects when it does not answer, or not with a
 * verdict: a file that was not looked at is not clean.
 * @param address "host:port", or the path of a socket
 */
export function openClamd(address: string, patienceMs = PATIENCE_MS): Antivirus {
  return {
    isConfigured: true,
    scan: async (content) => {
      requireNoTransaction("a scan by the antivirus");
      const answer = await requestScan(address, content, patienceMs);
      if (answer === "stream: OK") return "clean";
      if (/^stream: .+ FOUND$/.test(answer)) return "infected";
      // What it found may be named after what a file holds: the answer stays here.
      throw new Error("clamd gave no verdict");
    },
  };
}

/** Without an antivirus, nothing is said of any file. */
export const noAntivirus: Antivirus = { isConfigured: false, scan: async () => "not_configured" };

function requestScan(address: string, content: Uint8Array, patienceMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = openClamdSocket(address);
    let answer = "";
    socket.setTimeout(patienceMs, () => socket.destroy(new Error("clamd does not answer")));
    socket.on("data", (data) => {
      answer += data.toString("latin1");
      if (answer.length > LONGEST_ANSWER) socket.destroy(new Error("clamd answers at length"));
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(answer.replace(/\0.*$/s, "")));
    socket.on("connect", () => sendScanContent(socket, content));
  });
}

function openClamdSocket(address: string): Socket {
  const [, host = "", port = ""] = /^(.+):(\d+)$/.exec(address) ?? [];
  return host === "" ? connect({ path: address }) : connect({ host, port: Number(port) });
}

function sendScanContent(socket: Socket, content: Uint8Array): void {
  socket.write("zINSTREAM\0");
  for (let at = 0; at < content.length; at += CHUNK) {
    const part = content.subarray(at, at + CHUNK);
    socket.write(encodeLength(part.length));
    socket.write(part);
  }
  socket.write(encodeLength(0));
}

function encodeLength(bytes: number): Buffer {
  const written = Buffer.alloc(4);
  written.writeUInt32BE(bytes);
  return written;
}
