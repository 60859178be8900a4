import type { FastifyRequest } from "fastify";
import { isUuid, type PersonId, parseId, type StaffId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getTypedText, readForm, type Visit } from "../../../../../../web/index.ts";
import { expireSubjectResumeCodes, listSessions, type OpenSession, revokeSession } from "../../../index.ts";
import { toSecuritySystem } from "./to-security-system.ts";

export const SESSION = "seance";
export const ALL_OTHERS = "toutes-les-autres";

/** The reader's own. */
export async function listOwnSessions(
  { context }: Visit,
  subjectId: PersonId | StaffId,
): Promise<readonly OpenSession[]> {
  const system = toSecuritySystem(context);
  return system.transaction((tx) => listSessions(tx, system, subjectId));
}

/**
 * Ends one of the reader's own sessions, or all but this one with the codes that would open another. Somebody
 * else's is as good as unknown. Idempotent.
 */
export async function closeOwnSessions(
  request: FastifyRequest,
  subjectId: PersonId | StaffId,
): Promise<void> {
  const { context, session } = request.ardeco;
  const asked = getTypedText(readForm(request).typed, SESSION);
  if (asked !== ALL_OTHERS && !isUuid(asked)) throw kernelErrors.error("request.not_found");
  const system = toSecuritySystem(context);
  await system.transaction(async (tx) => {
    const own = (await listSessions(tx, system, subjectId)).map(({ id }) => id);
    const closing =
      asked === ALL_OTHERS ? own.filter((id) => id !== session?.id) : [parseId<"session">(asked)];
    if (asked === ALL_OTHERS) await expireSubjectResumeCodes(tx, system, subjectId);
    for (const id of closing) await revokeSession(tx, system, { id, subjectId });
  });
}
