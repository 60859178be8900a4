import { deriveSecret, writeSignedCode } from "@ardeco/signed-qr";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import {
  accessErrors,
  requireOwnerPresent,
  requireOwnerStill,
  type Session,
} from "../../access/access/index.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import { record } from "../../trust/audit/index.ts";
import { applySupportSteps, endReplacedSupport, getSupportRow } from "./apply-support-step.ts";
import { computeRootGeneration, findRoot, getCodeSigner, toCodeId } from "./code-keys.ts";
import { supportsErrors } from "./errors.ts";
import { requestSupportInTransaction, type SupportOrdered } from "./request-support.ts";
import { isStandingState } from "./rules.ts";
import { openSupport } from "./sealed-history.ts";
import { findSupportRow, type SupportRow, setCodeShownDay } from "./store.ts";
import type { Support, SupportId } from "./support.ts";
import { toSupportsSystem } from "./to-supports-system.ts";

/**
 * A code on a screen that does not change, and any of a plastic card, is worth no more than the time to walk
 * to the counter.
 */
const STILL_MINUTES = 10;

export interface ShownCode {
  readonly support: Support;
  /** For a QR code, alphanumeric mode, level M. */
  readonly code: string;
  readonly until: Date;
}

/**
 * The signed code of a support that serves, for ten minutes, on a screen. For the person, who acts for them,
 * or an agent. The person's journal tells it. Throws supports.unknown, supports.not_now,
 * households.cannot_act_for, access.capability_missing.
 */
export const showSupportCode = (context: Context, id: SupportId): Promise<ShownCode> =>
  issueSupportCode(context, id, async () => ({
    until: new Date(context.now().getTime() + STILL_MINUTES * 60_000),
    action: "supports.code_shown",
  }));

/**
 * The signed code of a printed card, for the whole of its life: whoever has the paper has it, until a loss,
 * or until somebody who could print it may no more (end-what-others-hold.ts). Throws as showSupportCode,
 * supports.not_on_paper.
 */
export const printCode = (context: Context, id: SupportId): Promise<ShownCode> =>
  issueSupportCode(context, id, async ({ tx, row, support }) => {
    if (support.kind !== "printed") throw supportsErrors.error("supports.not_on_paper");
    await setCodeShownDay(tx, row, toCivilDate(context.now()));
    return { until: new Date(`${support.expiresOn}T23:59:59Z`), action: "supports.code_printed" };
  });

interface Asked {
  readonly tx: Tx;
  readonly row: SupportRow;
  readonly support: Support;
}

async function issueSupportCode(
  context: Context,
  supportId: SupportId,
  prepare: (asked: Asked) => Promise<{ readonly until: Date; readonly action: string }>,
): Promise<ShownCode> {
  return context.transaction(async (tx) => {
    const row = await getSupportRow(tx, context, supportId);
    const support = await openSupport(tx, context, row);
    const { personId, number, kind } = support;
    await requireRepresentative(tx, context, { forPersonId: personId });
    if (!isStandingState(support.state)) throw supportsErrors.error("supports.not_now");
    const { until, action } = await prepare({ tx, row, support });
    await record(tx, context, { action, personId, data: { number, kind } });
    const id = toCodeId(support.id);
    const facts = { issuer: context.authorityId, id, notBefore: context.now(), expires: until };
    return { support, code: await writeSignedCode(facts, await getCodeSigner(context)), until };
  });
}

/** What a phone keeps, told this once. */
export interface PhoneSecret {
  readonly support: Support;
  readonly generation: number;
  /** base64url: the sixteen bytes that each code begins with. */
  readonly holder: string;
  /** base64url, 32 bytes: the page imports it as a key that is not read again. */
  readonly secret: string;
}

/**
 * Use case: the person, who came in with a passkey just now, puts their code in this phone. The phone serves
 * at once. Once only: what answered and was not received is bound again, as another support. Throws
 * supports.passkey_needed, supports.given_already, and as requestSupport; access.recent_sign_in_required when
 * somebody put this session out meanwhile.
 */
export async function issuePhoneSecret(
  context: Context,
  {
    kind = "phone",
    ...ordered
  }: Omit<SupportOrdered, "kind" | "personId"> & {
    /** A phone that also answers contactless readers: docs/protocol/nfc-phone.md. */
    readonly kind?: "phone" | "nfc_phone";
  },
  session: Pick<Session, "method" | "createdAt">,
): Promise<PhoneSecret> {
  const { actor } = context;
  if (actor.kind !== "person") throw accessErrors.error("access.capability_missing");
  if (!mayBindPhone(context, session)) throw supportsErrors.error("supports.passkey_needed");
  const { personId } = actor;
  const system = toSupportsSystem(context);
  return system.transaction(async (tx) => {
    await requireOwnerStill(tx, system, { personId, createdAt: session.createdAt });
    if (await findSupportRow(tx, context.authorityId, ordered.id))
      throw supportsErrors.error("supports.given_already");
    await requestSupportInTransaction(tx, context, { ...ordered, personId, kind });
    const support = await applySupportSteps(tx, context, ordered.id, ["personalised", "issued", "active"]);
    await endReplacedSupport(tx, context, support);
    return { support, ...(await createPhoneSecret(context, support.id)) };
  });
}

/** Somebody who showed a passkey less than a quarter of an hour ago: a phone may be bound. */
export function mayBindPhone(context: Context, session: Pick<Session, "method" | "createdAt">): boolean {
  if (session.method !== "passkey") return false;
  try {
    requireOwnerPresent(context, session);
    return true;
  } catch {
    return false;
  }
}

async function createPhoneSecret(context: Context, supportId: SupportId) {
  const generation = computeRootGeneration(context.now());
  const id = toCodeId(supportId);
  const root = await findRoot(context, generation);
  if (!root) throw new Error("the root of this year is always there");
  const secret = await deriveSecret(root, { generation, id });
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
  return { generation, holder: text(id), secret: text(secret) };
}
