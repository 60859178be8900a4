import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { unlinkUpstream } from "../../../modules/upstream/index.ts";
import { seeOther } from "../../../web/index.ts";
import { addresses } from "../common/addresses.ts";
import { closeSession } from "./close-session.ts";
import { showSessions } from "./sessions-page.tsx";

export function sessionPages(app: FastifyInstance): void {
  app.get("/espace/seances", showSessions);
  app.post("/espace/seances", closeSession);
  app.post("/espace/seances/franceconnect", untie);
}

async function untie(
  { ardeco: { context, brand } }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  await unlinkUpstream(context, { kind: "franceconnect" });
  return seeOther(reply, addresses(brand).sessions);
}
