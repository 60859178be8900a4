import type { FastifyInstance } from "fastify";
import { asId, isUuid } from "../../kernel/ids.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { listSessions, revokeSession } from "../../modules/access/index.ts";
import { readForm, seeOther, textOf } from "../../web/index.ts";
import { type Side, sessionOf, subjectOf, under } from "./side.ts";

export const SESSION = "seance";
export const ALL_OTHERS = "toutes-les-autres";

/** Ends one of one's own sessions, or all but this one. Somebody else's is as good as unknown. Idempotent. */
export function closeSessions(app: FastifyInstance, side: Side): void {
  app.post(`${side.path}/seances`, async (request, reply) => {
    const { context } = request.ardeco;
    const here = sessionOf(request);
    const subjectId = subjectOf(here);
    const asked = textOf(readForm(request).typed, SESSION);
    if (asked !== ALL_OTHERS && !isUuid(asked)) throw kernelErrors.error("request.not_found");
    const system = context.as({ kind: "system", name: "security" });
    await system.transaction(async (tx) => {
      const own = (await listSessions(tx, system, subjectId)).map(({ id }) => id);
      const closing = asked === ALL_OTHERS ? own.filter((id) => id !== here.id) : [asId<"session">(asked)];
      for (const id of closing) await revokeSession(tx, system, { id, subjectId });
    });
    return seeOther(reply, `${under(request.ardeco, side.path)}?fait=fermee`);
  });
}
