import type { SystemContext } from "../../../../kernel/elevate.ts";
import type { SessionId } from "../../../../kernel/ids.ts";
import { expireSubjectResumeCodes } from "./resume-codes.ts";
import { listSessions, type OpenSession, revokeSession } from "./sessions.ts";

/** Use case: the live sessions of a person or agent, last seen first. */
export function readSessions(system: SystemContext, subjectId: string): Promise<readonly OpenSession[]> {
  return system.read((tx) => listSessions(tx, system, subjectId));
}

/** Use case: ends these sessions of a subject, all or none. One of somebody else is not ended. Idempotent. */
export function closeSessions(
  system: SystemContext,
  { ids, subjectId }: { readonly ids: readonly SessionId[]; readonly subjectId: string },
): Promise<void> {
  return system.transaction(async (tx) => {
    for (const id of ids) await revokeSession(tx, system, { id, subjectId });
  });
}

/** Use case: ends every session of a subject but this one, and the codes that would open another. */
export function closeOtherSessions(
  system: SystemContext,
  { kept, subjectId }: { readonly kept: SessionId | undefined; readonly subjectId: string },
): Promise<void> {
  return system.transaction(async (tx) => {
    const own = await listSessions(tx, system, subjectId);
    await expireSubjectResumeCodes(tx, system, subjectId);
    for (const { id } of own) if (id !== kept) await revokeSession(tx, system, { id, subjectId });
  });
}
