import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { lockAccountEntries } from "../../access/access/index.ts";
import { type EndCause, listRepresented } from "../../identity/households/index.ts";
import { getPerson, listFolded } from "../../identity/identity/index.ts";
import { applySupportStep } from "./apply-support-step.ts";
import { createSupportOrder } from "./request-support.ts";
import { isLive, isStandingState } from "./rules.ts";
import { openSupports } from "./sealed-history.ts";
import { findSuccessor, listSupportRows, readSettings, type SupportRow } from "./store.ts";
import type { Support, SupportId } from "./support.ts";

/** end: it never serves again. renew: another paper takes its place, which nobody has printed yet. */
type Fate = "end" | "renew" | "keep";

/**
 * Somebody else came in by this account since then: what they ordered, for its owner or for whom its owner
 * acts for, ends; what was put on paper since is another paper from now on. Job of `recovery.undone`.
 * Idempotent: what the system made is nobody's.
 */
export async function endWhatWasTakenSince(
  system: Context,
  { personId, since }: { readonly personId: PersonId; readonly since: Date },
): Promise<void> {
  const represented = await listRepresented(system, personId);
  const theirs = new Set([personId, ...represented.map(({ representedId }) => representedId)]);
  const day = toCivilDate(since);
  for (const whose of theirs)
    await applyFateToSupports(system, whose, ({ steps: [ordered] }, row) => {
      const isTheirs = ordered?.by.kind === "person" && ordered.by.id === personId;
      if (isTheirs && new Date(ordered.at) >= since) return "end";
      return row.shown_on !== null && row.shown_on >= day ? "renew" : "keep";
    });
}

/**
 * Every former way into this account is closed (handed over, a former representative put out, got back at the
 * desk): so are the phones and the papers that it could draw. What a desk gave into somebody's hands stays.
 * Idempotent.
 *
 * @param before what was bound later is the owner's
 */
export const endWhatWasDrawn = (system: Context, personId: PersonId, before: Date): Promise<void> =>
  applyFateToSupports(system, personId, ({ steps: [ordered], kind }, row) => {
    if (kind === "phone" && new Date(ordered?.at ?? 0) <= before) return "end";
    return row.shown_on !== null && row.shown_on <= toCivilDate(before) ? "renew" : "keep";
  });

/**
 * Whoever represented this person does no more, and may have printed their papers: these are others from now
 * on. The dead hold nothing, and who was refused before they represented anybody printed nothing. Job of
 * `households.representation_ended`.
 */
export async function endWhatRepresentativesPrinted(
  system: Context,
  ended: { readonly representativeId: PersonId; readonly representedId: PersonId; readonly cause: EndCause },
): Promise<void> {
  const { representedId: personId, representativeId, cause } = ended;
  if (cause === "death") return;
  if (cause === "refused") {
    const { createdBy } = await system.transaction((tx) => getPerson(tx, system, personId));
    if (createdBy !== representativeId) return;
  }
  await applyFateToSupports(system, personId, (_, { shown_on }) => (shown_on === null ? "keep" : "renew"));
}

/** Each of a person that lives, those of the numbers merged into theirs too: their codes open as theirs. */
async function applyFateToSupports(
  system: Context,
  personId: PersonId,
  fateOf: (support: Support, row: SupportRow) => Fate,
): Promise<void> {
  await system.transaction(async (tx) => {
    await lockAccountEntries(tx, personId);
    const whose = [personId, ...(await listFolded(tx, system, personId))];
    const rows = await listSupportRows(tx, system.authorityId, whose);
    const supports = new Map((await openSupports(tx, system, rows)).map((one) => [String(one.id), one]));
    for (const row of rows) {
      const support = supports.get(row.id);
      if (!support || !isLive(row.state)) continue;
      const fate = fateOf(support, row);
      if (fate === "keep") continue;
      if (fate === "renew" && (await mayBeRenewed(tx, system, row, personId)))
        await createSupportOrder(tx, system, {
          id: system.newId<SupportId>(),
          personId,
          kind: "printed",
          replaces: support.id,
        });
      else await applySupportStep(tx, system, row, { to: "revoked" });
    }
  });
}

/** Only what serves: a paper that is suspended does not serve again under another number. */
async function mayBeRenewed(tx: Tx, system: Context, row: SupportRow, personId: PersonId): Promise<boolean> {
  if (row.kind !== "printed" || !isStandingState(row.state) || row.person_id !== personId) return false;
  const { kinds } = await readSettings(tx, system.authorityId);
  if (!kinds.includes("printed")) return false;
  const { status } = await getPerson(tx, system, personId);
  if (status !== "declared" && status !== "enrolled") return false;
  return (await findSuccessor(tx, system.authorityId, parseId<"support">(row.id))) === undefined;
}
