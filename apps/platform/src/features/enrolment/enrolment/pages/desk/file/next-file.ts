import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { sendSeeOther } from "../../../../../../web/index.ts";
import { listQueue } from "../../../index.ts";

/** The agent's own file that is due first, or else the first that nobody took; the queue when all is done. */
export async function openNextFile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const [mine] = (await listQueue(context, { assigned: "mine" })).items;
  const next = mine ?? (await listQueue(context, { assigned: "nobody" })).items[0];
  const at = buildDeskAddresses(brand);
  return sendSeeOther(reply, next ? at.file(next.file.id) : at.queue);
}
