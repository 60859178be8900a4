import type { FastifyReply, FastifyRequest } from "fastify";
import { openPocket } from "../../../features/cards/supports/index.ts";
import { loadPocket } from "./load-pocket.ts";

/**
 * What a phone keeps, for the script of its page and for nothing else. Whoever is signed in there is not
 * asked: the phone proves itself with its key, and reads what is of its holder.
 */
export async function sendPocketContent(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  reply.header("cache-control", "no-store");
  const { personId } = await openPocket(context, parsePocketProof(request));
  const holder = context.as({ kind: "person", personId });
  return reply.send(await loadPocket(holder, { personId, brand }));
}

/** `Authorization: Pocket <proof>` (RFC 9110, 11.6.2): in no address, so in no log. */
const parsePocketProof = ({ headers }: FastifyRequest): string =>
  /^Pocket ([\w-]+)$/.exec(headers.authorization ?? "")?.[1] ?? "";
