import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { unlinkUpstream } from "../../../modules/upstream/index.ts";
import { seeOther } from "../../../web/index.ts";
import { closeOwnSessions } from "../../own-sessions.ts";
import { addresses } from "../common/addresses.ts";
import { personOf } from "../common/signed-in.ts";
import { showSessions } from "./sessions-page.tsx";

export function sessionPages(app: FastifyInstance): void {
  app.get("/espace/seances", showSessions);
  app.post("/espace/seances", async (request, reply) => {
    await closeOwnSessions(request, personOf(request.ardeco));
    return seeOther(reply, `${addresses(request.ardeco.brand).sessions}?fermee=1`);
  });
  app.post("/espace/seances/franceconnect", untie);
}

async function untie(
  { ardeco: { context, brand } }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  await unlinkUpstream(context, { kind: "franceconnect" });
  return seeOther(reply, addresses(brand).sessions);
}
