import type { FastifyInstance } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { sendSeeOther } from "../../../../../../web/index.ts";
import { closeOwnSessions } from "../../common/sessions/own-sessions.ts";
import { showSessions } from "./sessions-page.tsx";

export function defineSessionPages(app: FastifyInstance): void {
  app.get("/espace/seances", showSessions);
  app.post("/espace/seances", async (request, reply) => {
    await closeOwnSessions(request, getSignedInPerson(request.ardeco));
    return sendSeeOther(reply, `${buildSpaceAddresses(request.ardeco.brand).sessions}?fermee=1`);
  });
}
