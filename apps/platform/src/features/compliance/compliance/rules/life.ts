import { addMonths, type CivilDate, computeDaysBetween } from "../../../../kernel/civil-date.ts";

/** AIPD (GDPR art. 35) · dossier d'homologation (décret 2010-112, art. 5). */
export const documentKinds = ["impact_assessment", "security_file"] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What people write by hand, by document. */
export const textNames = {
  impact_assessment: ["context", "necessity", "people", "appreciation", "actions"],
  security_file: ["perimeter", "stakes", "needs", "architecture", "accepted", "actions"],
} as const satisfies Record<DocumentKind, readonly string[]>;
export type TextName = (typeof textNames)[DocumentKind][number];
export type Texts = Readonly<Partial<Record<TextName, string>>>;

/** Without these, nobody can give an opinion: they are no fact of the configuration. */
export const requiredTexts = {
  impact_assessment: ["context", "necessity"],
  security_file: ["perimeter", "stakes"],
} as const satisfies Record<DocumentKind, readonly TextName[]>;

export const TEXT_LENGTH = 5_000;

/**
 * An impact assessment is looked at again within three years (CNIL); a homologation lasts five at most
 * (ANSSI, neuf étapes).
 */
export const monthsAllowed = {
  impact_assessment: [12, 24, 36],
  security_file: [6, 12, 24, 36, 60],
} as const satisfies Record<DocumentKind, readonly number[]>;

export const opinions = ["favourable", "with_reserves", "unfavourable"] as const;
export type Opinion = (typeof opinions)[number];

export const decisions = ["accepted", "with_conditions", "refused"] as const;
export type Decision = (typeof decisions)[number];

export type VersionState =
  | "draft"
  | "opinion_awaited"
  | "decision_awaited"
  | "in_force"
  | "expired"
  | "refused"
  | "replaced";

/** As far as a state looks at a version. */
export interface VersionFacts {
  readonly kind: DocumentKind;
  readonly number: number;
  readonly isFrozen: boolean;
  readonly hasOpinion: boolean;
  readonly decision: Decision | undefined;
  readonly validUntil: CivilDate | undefined;
}

/** @param newer the versions of the same document that came after */
export function computeVersionState(
  version: VersionFacts,
  newer: readonly VersionFacts[],
  today: CivilDate,
): VersionState {
  const { decision, validUntil } = version;
  if (decision === "refused") return "refused";
  if (decision !== undefined) {
    if (newer.some((one) => isAccepted(one.decision))) return "replaced";
    return validUntil !== undefined && validUntil < today ? "expired" : "in_force";
  }
  if (newer.length > 0) return "replaced";
  if (!version.isFrozen) return "draft";
  return isOpinionAwaited(version) ? "opinion_awaited" : "decision_awaited";
}

export const isAccepted = (decision: Decision | undefined): boolean =>
  decision === "accepted" || decision === "with_conditions";

/**
 * The officer's opinion is the law's (GDPR art. 35.2); that of a commission is not needed by every authority.
 */
export const isOpinionAwaited = ({ kind, hasOpinion }: VersionFacts): boolean =>
  kind === "impact_assessment" && !hasOpinion;

export const computeValidityEnd = (decidedOn: CivilDate, months: number): CivilDate =>
  addMonths(decidedOn, months);

/** 1: three months before the end · 2: one month before · 3: over. 0: nothing to say yet. */
export function computeDueReminders(until: CivilDate, today: CivilDate): 0 | 1 | 2 | 3 {
  const left = computeDaysBetween(today, until);
  if (left < 0) return 3;
  if (left <= 30) return 2;
  return left <= 90 ? 1 : 0;
}
