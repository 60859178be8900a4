import { deriveSecret, writeSignedCode } from "@ardeco/signed-qr";
import type { Context } from "../../kernel/context.ts";
import { accessErrors, requireOwnerNow, type Session } from "../access/index.ts";
import { requireActFor } from "../households/index.ts";
import { codeIdOf, codeSigner, findRoot, rootGeneration } from "./code-keys.ts";
import { supportsErrors } from "./errors.ts";
import { getRow, takePlace, walkSupport } from "./move-support.ts";
import { orderWithin, type SupportOrdered } from "./order-support.ts";
import { stands } from "./rules.ts";
import { openSupport } from "./sealed-history.ts";
import { findSupportRow } from "./store.ts";
import type { Support, SupportId } from "./support.ts";

/** Without JavaScript a phone shows a code that does not change: it is worth no more than the time to walk to the counter. */
const STILL_MINUTES = 10;

export interface ShownCode {
  readonly support: Support;
  /** For a QR code, alphanumeric mode, level M. */
  readonly code: string;
  readonly until: Date;
}

/**
 * The signed code of a support that serves: for the whole of its life on paper, for ten minutes on a screen. For the person, who acts for
 * them, or an agent who prints it. Throws supports.unknown, supports.not_now, households.cannot_act_for, access.capability_missing.
 */
export async function showCode(context: Context, id: SupportId): Promise<ShownCode> {
  return context.transaction(async (tx) => {
    const support = await openSupport(tx, context, await getRow(tx, context, id));
    await requireActFor(tx, context, { forPersonId: support.personId });
    if (!stands(support.state)) throw supportsErrors.error("supports.not_now");
    const isScreen = support.kind === "phone" || support.kind === "nfc_phone";
    const notBefore = context.now();
    const until = isScreen
      ? new Date(notBefore.getTime() + STILL_MINUTES * 60_000)
      : new Date(`${support.expiresOn}T23:59:59Z`);
    const facts = { issuer: context.authorityId, id: codeIdOf(support.id), notBefore, expires: until };
    return { support, code: await writeSignedCode(facts, await codeSigner(context)), until };
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
 * Use case: the person, who came in with a passkey just now, puts their code in this phone. The phone serves at once. Once only: what
 * answered and was not received is bound again, as another support. Throws supports.passkey_needed, supports.given_already, and as
 * orderSupport.
 */
export async function bindPhone(
  context: Context,
  ordered: Omit<SupportOrdered, "kind" | "personId">,
  session: Pick<Session, "method" | "createdAt">,
): Promise<PhoneSecret> {
  const { actor } = context;
  if (actor.kind !== "person") throw accessErrors.error("access.capability_missing");
  if (!isBoundNow(context, session)) throw supportsErrors.error("supports.passkey_needed");
  return context.transaction(async (tx) => {
    if (await findSupportRow(tx, context.authorityId, ordered.id))
      throw supportsErrors.error("supports.given_already");
    await orderWithin(tx, context, { ...ordered, personId: actor.personId, kind: "phone" });
    const support = await walkSupport(tx, context, ordered.id, ["personalised", "issued", "active"]);
    await takePlace(tx, context, support);
    return { support, ...(await secretFor(context, support.id)) };
  });
}

/** Somebody who showed a passkey less than a quarter of an hour ago: a phone may be bound. */
export function isBoundNow(context: Context, session: Pick<Session, "method" | "createdAt">): boolean {
  if (session.method !== "passkey") return false;
  try {
    requireOwnerNow(context, session);
    return true;
  } catch {
    return false;
  }
}

async function secretFor(context: Context, supportId: SupportId) {
  const generation = rootGeneration(context.now());
  const id = codeIdOf(supportId);
  const root = await findRoot(context, generation);
  if (!root) throw new Error("the root of this year is always there");
  const secret = await deriveSecret(root, { generation, id });
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
  return { generation, holder: text(id), secret: text(secret) };
}
