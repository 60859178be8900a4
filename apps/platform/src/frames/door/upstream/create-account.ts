import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { startVouched } from "../../../features/enrolment/enrolment/index.ts";
import { openKeptIdentity } from "../../../features/identity/upstream/index.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { sendSeeOther, setSessionCookie } from "../../../web/index.ts";
import { formatDoorPath } from "../doors.ts";
import { endCarriedCookie, readCarriedCookie } from "./read-carried-cookie.ts";

/** The button of the page above: the file begins with what FranceConnect vouches for. */
export function createAccountPages(app: FastifyInstance): void {
  app.post("/connexion/franceconnect/compte", { config: { pace: "strict" } }, async (request, reply) =>
    create(request, reply),
  );
}

async function create(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const identity = openKeptIdentity(context, readCarriedCookie(request, "identity"));
  const started = await startVouched(context, { newPersonId: context.newId<PersonId>(), identity });
  endCarriedCookie(reply, "identity");
  setSessionCookie(reply, request.ardeco, "person", started.session);
  return sendSeeOther(reply, formatDoorPath(brand, `/inscription/${started.fileId}`));
}
