import type { FastifyRequest } from "fastify";
import { isUuid, type PersonId, parseId, type StaffId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getTypedText, readForm, type Visit } from "../../../../../../web/index.ts";
import { closeOtherSessions, closeSessions, type OpenSession, readSessions } from "../../../index.ts";
import { toSecuritySystem } from "./to-security-system.ts";

export const SESSION = "seance";
export const ALL_OTHERS = "toutes-les-autres";

/** The reader's own. */
export async function listOwnSessions(
  { context }: Visit,
  subjectId: PersonId | StaffId,
): Promise<readonly OpenSession[]> {
  return readSessions(toSecuritySystem(context), subjectId);
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
  if (asked === ALL_OTHERS) await closeOtherSessions(system, { kept: session?.id, subjectId });
  else await closeSessions(system, { ids: [parseId<"session">(asked)], subjectId });
}
