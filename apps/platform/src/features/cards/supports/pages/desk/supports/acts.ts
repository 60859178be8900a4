import type { Context } from "../../../../../../kernel/context.ts";
import type { EquipmentId } from "../../../../equipment/index.ts";
import { requestCardMaking, terminalsErrors } from "../../../../terminals/index.ts";
import {
  issuePersonalisedSupport,
  issueSupportToHolder,
  recordSupportLoss,
  resumeSupport,
  revokeSupport,
  type Support,
  type SupportSeen,
  type SupportState,
  suspendSupport,
} from "../../../index.ts";

/** In the order of the buttons. */
export const supportActs = [
  "ecrire",
  "preparer",
  "remettre",
  "reprendre",
  "suspendre",
  "perdu",
  "perdu-telephone",
  "arreter",
] as const;
export type SupportAct = (typeof supportActs)[number];

export interface SupportActInput {
  readonly reason: string;
  readonly isRecognised: boolean;
  /** Where the card is to be written. */
  readonly readerId: EquipmentId | null;
}

type Do = (context: Context, seen: SupportSeen, said: SupportActInput) => Promise<unknown>;

export const doAct: Readonly<Record<SupportAct, Do>> = {
  ecrire: async (context, seen, { readerId }) => {
    if (readerId === null) throw terminalsErrors.error("terminals.not_to_make");
    await requestCardMaking(context, { ...seen, equipmentId: readerId });
  },
  preparer: issuePersonalisedSupport,
  remettre: issueSupportToHolder,
  reprendre: (context, seen, { reason }) => resumeSupport(context, { ...seen, reason }),
  suspendre: (context, seen, { reason }) => suspendSupport(context, { ...seen, reason }),
  arreter: (context, seen, { reason }) => revokeSupport(context, { ...seen, reason }),
  perdu: (context, { id }) => recordSupportLoss(context, { id, door: "desk" }),
  "perdu-telephone": (context, { id }, { isRecognised }) =>
    recordSupportLoss(context, { id, door: "phone", isRecognised }),
};

/** The person reads why. */
const reasoned: ReadonlySet<SupportAct> = new Set(["suspendre", "reprendre", "arreter"]);
export const isReasonRequired = (act: SupportAct): boolean => reasoned.has(act);

const inHand: readonly SupportAct[] = ["perdu", "perdu-telephone"];

const offered: Readonly<Record<SupportState, readonly SupportAct[]>> = {
  ordered: ["ecrire", "preparer", "arreter"],
  personalised: ["remettre", "perdu", "arreter"],
  issued: ["remettre", ...inHand, "arreter"],
  active: ["suspendre", ...inHand, "arreter"],
  suspended: ["reprendre", ...inHand, "arreter"],
  lost: [],
  revoked: [],
  expired: [],
  replaced: [],
};

/**
 * What an agent may do with it now; a phone receives its code on the phone itself or not at all, and a reader
 * writes plastic cards alone.
 */
export const listSupportActs = (
  { state, kind }: Pick<Support, "state" | "kind">,
  { hasReaders }: { readonly hasReaders: boolean },
): readonly SupportAct[] =>
  offered[state]
    .filter((act) => !(isPhone(kind) && (act === "preparer" || act === "remettre")))
    .filter((act) => act !== "ecrire" || (kind === "card" && hasReaders));

const isPhone = (kind: Support["kind"]): boolean => kind === "phone" || kind === "nfc_phone";
