import type { Context } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../access/access/index.ts";
import { noteAuthorityChange } from "../../authorities/authorities/index.ts";
import { record } from "../../trust/audit/index.ts";
import { readPicture } from "./read-picture.ts";
import { afterGesture, afterProposal, type LogoGesture } from "./rules.ts";
import { lockLogos, replaceLogos } from "./store.ts";

/**
 * Use case: a picture to look at before anybody else does. Throws access.capability_missing, logos.* by what
 * the file is.
 */
export async function proposeLogo(context: Context, file: Buffer): Promise<void> {
  requireCapability(context, "authority.present");
  const picture = await readPicture(context, file);
  await context.transaction(async (tx) => {
    const now = await lockLogos(tx, context.authorityId);
    await replaceLogos(tx, context.authorityId, afterProposal(now, picture));
  });
}

/**
 * Use case: publishes or drops the picture proposed, removes the one shown, goes back to the one before. The
 * same twice is done and told once. Throws access.capability_missing, request.changed_meanwhile.
 */
export async function changeLogo(
  context: Context,
  input: { readonly gesture: LogoGesture; readonly digest: string },
): Promise<void> {
  requireCapability(context, "authority.present");
  await context.transaction(async (tx) => {
    const now = await lockLogos(tx, context.authorityId);
    const next = afterGesture(now, input);
    if (next === "meanwhile") throw kernelErrors.error("request.changed_meanwhile");
    if (next === "same") return;
    await replaceLogos(tx, context.authorityId, next);
    const { gesture } = input;
    if (gesture !== "drop") await record(tx, context, { action: "logos.changed", data: { gesture } });
  });
  noteAuthorityChange();
}
