import type { Context } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../access/access/index.ts";
import { noteAuthorityChange } from "../../authorities/authorities/index.ts";
import { record } from "../../trust/audit/index.ts";
import { readPicture } from "./read-picture.ts";
import { computeGestureResult, computeProposalResult, type LogoGesture } from "./rules.ts";
import { findLogosLocked, setLogoRows } from "./store.ts";

/**
 * Use case: a picture to look at before anybody else does. Throws access.capability_missing, logos.* by what
 * the file is.
 */
export async function submitLogoProposal(context: Context, file: Buffer): Promise<void> {
  requireCapability(context, "authority.present");
  const picture = await readPicture(context, file);
  await context.transaction(async (tx) => {
    const now = await findLogosLocked(tx, context.authorityId);
    await setLogoRows(tx, context.authorityId, computeProposalResult(now, picture));
  });
}

/**
 * Use case: publishes or drops the picture proposed, removes the one shown, goes back to the one before. The
 * same twice is done and told once. Throws access.capability_missing, request.changed_meanwhile.
 */
export async function applyLogoGesture(
  context: Context,
  input: { readonly gesture: LogoGesture; readonly digest: string },
): Promise<void> {
  requireCapability(context, "authority.present");
  await context.transaction(async (tx) => {
    const now = await findLogosLocked(tx, context.authorityId);
    const next = computeGestureResult(now, input);
    if (next === "meanwhile") throw kernelErrors.error("request.changed_meanwhile");
    if (next === "same") return;
    await setLogoRows(tx, context.authorityId, next);
    const { gesture } = input;
    if (gesture !== "drop") await record(tx, context, { action: "logos.changed", data: { gesture } });
  });
  noteAuthorityChange();
}
