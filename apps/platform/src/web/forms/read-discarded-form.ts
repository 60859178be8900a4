import type { IncomingMessage } from "node:http";

/**
 * Reads to its end, and forgets, a form that was answered before it was read: a browser shows the answer once
 * it has sent everything, and sends its next request on the same connection. Beyond `mostBytes` the
 * connection ends. It is never ended at once, by `Connection: close`: what then arrives resets it, and takes
 * the answer away with it. How long it may last is bounded by `patience.requestMs`, as for every body.
 */
export function readDiscardedForm(request: IncomingMessage, mostBytes: number): void {
  if (request.readableEnded || request.destroyed) return;
  let left = mostBytes;
  // The parser of forms may have stopped for good at the file that nobody reads.
  request.unpipe();
  request.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.socket.destroy();
  });
  request.resume();
}
