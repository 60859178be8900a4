import type { FastifyReply, FastifyRequest } from "fastify";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { clientOf } from "../http/client-address.ts";
import type { UploadSettings } from "../settings.ts";

/** Names, boundaries and texts beside the files. */
const BESIDE_BYTES = 1024 * 1024;

/**
 * Forms with files are read in memory: what they announce is counted before the first byte, for all and for each client,
 * until they are answered. Many slow senders would otherwise fill the memory, each within its own limits.
 */
export function openUploadRoom({ maxFileBytes, maxFiles, heldBytes, heldBytesOfOne }: UploadSettings) {
  const held = new Map<string, number>();
  let all = 0;
  const hold = (client: string, bytes: number) => {
    const own = (held.get(client) ?? 0) + bytes;
    all += bytes;
    if (own === 0) held.delete(client);
    else held.set(client, own);
  };
  return {
    /** Throws request.too_large, request.too_many. */
    enter(request: FastifyRequest, reply: FastifyReply): void {
      const most = maxFileBytes * maxFiles + BESIDE_BYTES;
      // Without a length (chunked), it may be the largest.
      const bytes = announcedBytes(request) ?? most;
      if (bytes > most) throw kernelErrors.error("request.too_large");
      const client = clientOf(request.ip);
      if (all + bytes > heldBytes || (held.get(client) ?? 0) + bytes > heldBytesOfOne) {
        throw kernelErrors.error("request.too_many");
      }
      hold(client, bytes);
      reply.raw.once("close", () => hold(client, -bytes));
    },
  };
}

export function announcedBytes({ headers }: FastifyRequest): number | undefined {
  const bytes = Number(headers["content-length"]);
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}
