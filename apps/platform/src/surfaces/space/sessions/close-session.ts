import type { FastifyReply, FastifyRequest } from "fastify";
import { asId, isUuid, type SessionId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { listSessions, revokeSession } from "../../../modules/access/index.ts";
import { readForm, seeOther, textOf } from "../../../web/index.ts";
import { addresses } from "../common/addresses.ts";
import { personOf } from "../common/signed-in.ts";

export const SESSION = "seance";
export const ALL_OTHERS = "toutes-les-autres";

/** Ends one of the reader's own sessions, or all but this one. Somebody else's is as good as unknown. Idempotent. */
export async function closeSession(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, session, brand } = request.ardeco;
  const subjectId = personOf(request.ardeco);
  const asked = textOf(readForm(request).typed, SESSION);
  const system = context.as({ kind: "system", name: "space" });
  await system.transaction(async (tx) => {
    const own = (await listSessions(tx, system, subjectId)).map(({ id }) => id);
    const closing = asked === ALL_OTHERS ? own.filter((id) => id !== session?.id) : [sessionId(asked)];
    for (const id of closing) await revokeSession(tx, system, { id, subjectId });
  });
  return seeOther(reply, `${addresses(brand).sessions}?fermee=1`);
}

function sessionId(text: string): SessionId {
  if (!isUuid(text)) throw kernelErrors.error("request.not_found");
  return asId<"session">(text);
}
