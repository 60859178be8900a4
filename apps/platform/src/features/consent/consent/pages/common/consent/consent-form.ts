import type { FastifyRequest } from "fastify";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import { getTypedText, readForm, type TypedValues } from "../../../../../../web/index.ts";
import { type ConsentDecision, consentErrors, type ItemName, type Proposal } from "../../../index.ts";
import { buildFormDecision } from "./asked-items.ts";
import { TICKED } from "./items-view.tsx";

/** One consent form, as it was shown and posted. */
export interface PostedConsent {
  readonly ticked: readonly ItemName[];
  /** Of the service, as shown; 0 when unreadable, which is no version. */
  readonly version: number;
  /** Drawn for each form shown. */
  readonly key: string;
  readonly refuses: boolean;
  readonly act: string;
}

export const ACT = "geste";
export const KEY = "cle";
export const VERSION = "version";
export const acts = { accept: "accepter", refuse: "refuser", reconnect: "reconnecter" } as const;

export function readConsentForm(request: FastifyRequest): PostedConsent {
  const typed: TypedValues = readForm(request).typed;
  const version = getTypedText(typed, VERSION);
  const act = getTypedText(typed, ACT);
  return {
    ticked: [...new Set(typed.get(TICKED) ?? [])],
    version: /^\d{1,9}$/.test(version) ? Number(version) : 0,
    key: getTypedText(typed, KEY).slice(0, 100),
    refuses: act === acts.refuse,
    act,
  };
}

/**
 * The decision that the person made, ready for the consent module, which checks it against what is published.
 */
export function parseConsentDecision(
  proposal: Proposal,
  { id: personId }: { readonly id: PersonId },
  form: PostedConsent,
): Omit<ConsentDecision, "serviceId"> {
  return {
    personId,
    version: form.version,
    ...buildFormDecision(proposal, form.ticked),
    ...(form.key === "" ? {} : { idempotencyKey: form.key }),
  };
}

export type StaleReason = "changed" | "reused";

/** Shows again, with why: the service changed meanwhile, or the form had served. */
export const recoverStaleConsent = <Done>(
  act: () => Promise<Done>,
  again: (reason: StaleReason) => Done | Promise<Done>,
): Promise<Done> =>
  recoverRefusal(listCodes(consentErrors, CHANGED, "consent.key_reused"), act, ({ code }) =>
    again(code === CHANGED ? "changed" : "reused"),
  );

const CHANGED = consentErrors.codes["consent.version_changed"];
