import type { Socket } from "node:net";
import { buildSecurityHeaders } from "./security-headers.ts";

/**
 * Node's parser refused the request before any route: headers too large (431), too slow (408), or not HTTP
 * (400).
 */
const STATUS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

const BODY = "Requête illisible. Unreadable request.\n";

export function sendUnreadableAnswer(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  if (socket.writable) socket.write(formatUnreadableAnswer(error.code ?? ""));
  socket.destroy(error);
}

export function formatUnreadableAnswer(code: string): string {
  const headers = {
    ...buildSecurityHeaders({ https: false }),
    "content-type": "text/plain; charset=utf-8",
    "content-length": String(Buffer.byteLength(BODY)),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${STATUS[code] ?? "400 Bad Request"}`, ...lines, "", BODY].join("\r\n");
}
