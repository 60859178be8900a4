import type { FastifyRequest } from "fastify";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { webErrors } from "../errors/web-errors.ts";
import { computeClientKey } from "../http/client-address.ts";
import type { UploadSettings } from "../settings.ts";

/** Who sends a form: all that is read of the request. */
type Sender = Pick<FastifyRequest, "ip" | "headers">;

/** The answer under way, closed once it is sent or its client is gone. */
interface AnswerUnderWay {
  readonly closed: boolean;
  once(event: "close", listener: () => void): unknown;
}

/** Names, boundaries and texts beside the files. */
const BESIDE_BYTES = 1024 * 1024;

/**
 * Forms with files are read in memory: the bytes received are counted as they come, for all and for each
 * client, until the form is answered. What is only announced counts for nothing, or few senders would close
 * the room to everybody with a header each. One client may hold at most what the others leave free, and no
 * more than half of it once others are there: each further one takes less, and room is left for whoever comes
 * next.
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
  /** What a client may hold beside what others hold now. */
  const shareOf = (client: string) => {
    const others = all - (held.get(client) ?? 0);
    const free = heldBytes - others;
    return Math.min(heldBytesOfOne, others === 0 ? free : free / 2);
  };
  return {
    /**
     * @returns what counts the bytes of this form; it throws request.too_many, and request.malformed once
     *   the answer is closed: what a client that is gone had sent is still read for a moment, and nothing
     *   would let it go. Throws request.too_large, too_many.
     */
    enter(request: Sender, answer: AnswerUnderWay): (bytes: number) => void {
      const most = maxFileBytes * maxFiles + BESIDE_BYTES;
      if ((findAnnouncedBytes(request) ?? 0) > most) throw kernelErrors.error("request.too_large");
      const client = computeClientKey(request.ip);
      let own = 0;
      let isClosed = answer.closed;
      const take = (bytes: number) => {
        if (isClosed) throw webErrors.error("request.malformed");
        if ((held.get(client) ?? 0) + bytes > shareOf(client)) throw kernelErrors.error("request.too_many");
        own += bytes;
        hold(client, bytes);
      };
      // Said at once where there is no room for what comes, rather than after a long wait.
      if ((held.get(client) ?? 0) + (findAnnouncedBytes(request) ?? 0) > shareOf(client))
        throw kernelErrors.error("request.too_many");
      answer.once("close", () => {
        isClosed = true;
        hold(client, -own);
      });
      return take;
    },
  };
}

export function findAnnouncedBytes({ headers }: Pick<FastifyRequest, "headers">): number | undefined {
  const bytes = Number(headers["content-length"]);
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}
