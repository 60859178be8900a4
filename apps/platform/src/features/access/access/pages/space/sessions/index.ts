import type { FastifyInstance } from "fastify";
import { addresses } from "../../../../../../frames/space/common/addresses.ts";
import { personOf } from "../../../../../../frames/space/common/signed-in.ts";
import { seeOther } from "../../../../../../web/index.ts";
import { closeOwnSessions } from "../../common/sessions/own-sessions.ts";
import { showSessions } from "./sessions-page.tsx";

export function sessionPages(app: FastifyInstance): void {
  app.get("/espace/seances", showSessions);
  app.post("/espace/seances", async (request, reply) => {
    await closeOwnSessions(request, personOf(request.ardeco));
    return seeOther(reply, `${addresses(request.ardeco.brand).sessions}?fermee=1`);
  });
}
