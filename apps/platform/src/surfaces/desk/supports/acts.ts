import type { Context } from "../../../kernel/context.ts";
import {
  declareLoss,
  handOverSupport,
  personaliseSupport,
  resumeSupport,
  revokeSupport,
  type Support,
  type SupportSeen,
  type SupportState,
  suspendSupport,
} from "../../../modules/supports/index.ts";

/** In the order of the buttons. */
export const supportActs = [
  "preparer",
  "remettre",
  "reprendre",
  "suspendre",
  "perdu",
  "perdu-telephone",
  "arreter",
] as const;
export type SupportAct = (typeof supportActs)[number];

export interface Said {
  readonly reason: string;
  readonly isRecognised: boolean;
}

type Do = (context: Context, seen: SupportSeen, said: Said) => Promise<Support>;

export const doAct: Readonly<Record<SupportAct, Do>> = {
  preparer: personaliseSupport,
  remettre: handOverSupport,
  reprendre: (context, seen, { reason }) => resumeSupport(context, { ...seen, reason }),
  suspendre: (context, seen, { reason }) => suspendSupport(context, { ...seen, reason }),
  arreter: (context, seen, { reason }) => revokeSupport(context, { ...seen, reason }),
  perdu: (context, { id }) => declareLoss(context, { id, door: "desk" }),
  "perdu-telephone": (context, { id }, { isRecognised }) =>
    declareLoss(context, { id, door: "phone", isRecognised }),
};

/** The person reads why. */
const reasoned: ReadonlySet<SupportAct> = new Set(["suspendre", "reprendre", "arreter"]);
export const needsReason = (act: SupportAct): boolean => reasoned.has(act);

const inHand: readonly SupportAct[] = ["perdu", "perdu-telephone"];

const offered: Readonly<Record<SupportState, readonly SupportAct[]>> = {
  ordered: ["preparer", "arreter"],
  personalised: ["remettre", "perdu", "arreter"],
  issued: ["remettre", ...inHand, "arreter"],
  active: ["suspendre", ...inHand, "arreter"],
  suspended: ["reprendre", ...inHand, "arreter"],
  lost: [],
  revoked: [],
  expired: [],
  replaced: [],
};

/** What an agent may do with it now; a phone receives its code on the phone itself. */
export const actsOf = ({ state, kind }: Pick<Support, "state" | "kind">): readonly SupportAct[] =>
  offered[state].filter((act) => !(kind === "phone" && (act === "preparer" || act === "remettre")));
