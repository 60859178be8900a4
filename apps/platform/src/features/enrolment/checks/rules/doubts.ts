import type { ElementName } from "@ardeco/contracts";
import { addMonths, type CivilDate } from "../../../../kernel/civil-date.ts";
import type { DocumentCheck } from "../finding.ts";
import { type DocumentPolicy, usualPolicy } from "./policy.ts";

/**
 * What a check says against a document. It refuses nothing: whoever relies on the document knows it, and
 * writes why.
 */
export const doubts = [
  "infected",
  "altered",
  "test_seal",
  "other_person",
  "other_birthdate",
  "other_address",
  "too_old",
  "replayed",
  "incomplete",
] as const;
export type Doubt = (typeof doubts)[number];

/** Refusals that speak of the document itself; the others say what this installation could not know. */
const failures: Readonly<Record<string, Doubt>> = {
  "signature-invalid": "altered",
  malformed: "altered",
  "certificate-revoked": "altered",
  "test-authority": "test_seal",
};

/** Too little is written on it to tell: nothing there says otherwise. */
const tooLittle = new Set(["initial_only", "family_only", "cut", "uncertain", "locality_absent"]);

const differences = {
  names: "other_person",
  birthdate: "other_birthdate",
  address: "other_address",
} as const;

type Checked = Pick<DocumentCheck, "outcome" | "reason" | "seal" | "compared" | "replayed">;

/** All that makes this document doubtful, the gravest first. Empty: nothing speaks against it. */
export function listCheckDoubts(
  check: Checked,
  policy: readonly DocumentPolicy[],
  today: CivilDate,
): readonly Doubt[] {
  const { outcome, reason = "", seal, compared, replayed } = check;
  const found = new Set<Doubt>();
  if (outcome === "infected") found.add("infected");
  const failed = outcome === "refused" ? failures[reason] : undefined;
  if (failed) found.add(failed);
  for (const { part, outcome: said, why = "" } of compared)
    if (said === "different") found.add(tooLittle.has(why) ? "incomplete" : differences[part]);
  if (seal && isTooOld(seal, policy, today)) found.add("too_old");
  if (replayed) found.add("replayed");
  return doubts.filter((one) => found.has(one));
}

/** As the authority has it; a type that it leaves to agents is as old as is usual. */
function isTooOld(
  { type, datedOn }: NonNullable<Checked["seal"]>,
  policy: readonly DocumentPolicy[],
  today: CivilDate,
): boolean {
  const chosen = policy.find((one) => one.type === type)?.maxAgeMonths;
  const months = chosen || usualPolicy.find((one) => one.type === type)?.maxAgeMonths || 0;
  return months > 0 && datedOn !== null && datedOn < addMonths(today, -months);
}

/**
 * Those that count when the document should prove this element: a former address takes nothing from a name.
 */
export const filterElementDoubts = (element: ElementName, all: readonly Doubt[]): readonly Doubt[] =>
  element === "address" ? all : all.filter((one) => one !== "other_address" && one !== "too_old");

/** Whoever accepts the document against these writes why. */
export const hasReasonRequirement = (all: readonly Doubt[]): boolean =>
  all.some((one) => one !== "incomplete");

const failedSeals: readonly Doubt[] = ["infected", "altered", "test_seal"];

/** Not what its issuer wrote, or nobody's: an agent sees it, whatever else proves the same. */
export const isFailed = (all: readonly Doubt[]): boolean => all.some((one) => failedSeals.includes(one));
