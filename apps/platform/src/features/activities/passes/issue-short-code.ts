import { randomInt } from "node:crypto";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId, toDigestId } from "../../../kernel/ids.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import { record } from "../../trust/audit/index.ts";
import { computeCounterDigest, openForSector, sealForSector } from "../../trust/keys/index.ts";
import { toPassesSystem } from "./create-partner-agreement.ts";
import { getPass } from "./define-pass.ts";
import { passesErrors } from "./errors.ts";
import { listPersonMembers } from "./member.ts";
import type { MembershipId, PassId, UseId } from "./pass.ts";
import { CODE_MINUTES, computeMinute } from "./rules.ts";
import { findCode, findLockedMembership, saveCode } from "./store/members.ts";
import { findUse } from "./store/uses.ts";

const FIGURES = 8;

export interface ShortCode {
  /** “4821 9035”. */
  readonly code: string;
  readonly until: Date;
}

/**
 * Use case: a code to read out, where nothing can be scanned: once, for ten minutes. The one before ends. For
 * the person and who may act for them. Throws households.cannot_act_for, passes.not_a_member.
 */
export async function issueShortCode(
  context: Context,
  { passId, personId }: { readonly passId: PassId; readonly personId: PersonId },
): Promise<ShortCode> {
  const system = toPassesSystem(context);
  const { serviceId } = await getPass(system, passId);
  await context.transaction((tx) =>
    requireRepresentative(tx, context, { forPersonId: personId, act: "usual", serviceId }),
  );
  return system.transaction(async (tx) => {
    const member = (await listPersonMembers(tx, system, personId)).find(({ pass }) => pass.id === passId);
    if (member?.row.active_on === null || !member) throw passesErrors.error("passes.not_a_member");
    const membershipId = parseId<"passMembership">(member.row.id);
    // Of two codes asked for at once, the first ends.
    if (!(await findLockedMembership(tx, system.authorityId, membershipId)))
      throw passesErrors.error("passes.not_a_member");
    const code = await createFreshCode(tx, system, { membershipId, personId });
    await record(tx, context, { action: "passes.code_given", personId, data: { pass: passId } });
    const until = new Date(system.now().getTime() + CODE_MINUTES * 60_000);
    return { code: `${code.slice(0, 4)} ${code.slice(4)}`, until };
  });
}

/** Of two people at once, none is given the other's. */
async function createFreshCode(
  tx: Tx,
  system: Context,
  { membershipId, personId }: { readonly membershipId: MembershipId; readonly personId: PersonId },
): Promise<string> {
  for (let tries = 0; tries < 5; tries += 1) {
    const code = String(randomInt(10 ** FIGURES)).padStart(FIGURES, "0");
    const sealed = sealForSector(system, getCodeSector(system, membershipId), "pass-code", personId);
    const put = {
      digest: computeCodeDigest(system, code),
      membershipId,
      sealed,
      minute: computeMinute(system.now()),
    };
    if (await saveCode(tx, system.authorityId, put)) return code;
  }
  throw passesErrors.error("passes.not_a_member");
}

/** Its eight figures, spaces apart; undefined of anything else. */
export function readShortCode(typed: string): string | undefined {
  const figures = typed.replace(/\s/g, "");
  return /^\d{8}$/.test(figures) ? figures : undefined;
}

export type CodeRead =
  | { readonly personId: PersonId; readonly useId: UseId }
  | { readonly refusal: "code_unknown" | "code_over" | "code_used" };

/**
 * Whose it is, and the use that it makes: one, however often it is read and at whichever partners, so that
 * nothing is lost by leaving without confirming. What became of a code that was given tells nothing to who
 * guesses: it opens nothing any more.
 */
export async function readCode(tx: Tx, system: Context, code: string): Promise<CodeRead> {
  const { authorityId } = system;
  const known = await findCode(tx, authorityId, computeCodeDigest(system, code));
  if (!known) return { refusal: "code_unknown" };
  const { membershipId, minute, sealed } = known;
  const named = `use ${membershipId} ${minute} ${code}`;
  const useId = toDigestId<"passUse">(computeCounterDigest(system, "passes", named).toString("hex"));
  if (await findUse(tx, authorityId, useId)) return { refusal: "code_used" };
  if (minute <= computeMinute(system.now()) - CODE_MINUTES) return { refusal: "code_over" };
  return {
    personId: parseId<"person">(
      openForSector(system, getCodeSector(system, membershipId), "pass-code", sealed),
    ),
    useId,
  };
}

const getCodeSector = ({ authorityId }: Context, membershipId: MembershipId) => ({
  providerId: authorityId,
  serviceId: parseId<"service">(membershipId),
});

const computeCodeDigest = (system: Context, code: string): Buffer =>
  computeCounterDigest(system, "passes", `code ${code}`);
