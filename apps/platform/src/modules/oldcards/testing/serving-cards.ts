import type { Context } from "../../../kernel/context.ts";
import type { CounterId } from "../../counters/index.ts";
import { acceptOldCards, type TakenOver, takeOver } from "../index.ts";

/** Cards of a file that was given, and accepted: by the same agent, so not worth euros. */
export async function servingCards(
  mayor: Context,
  file: { readonly counterId: CounterId; readonly text: string },
): Promise<TakenOver> {
  const taken = await takeOver(mayor, file);
  if (taken.fileId) await acceptOldCards(mayor, { id: taken.fileId });
  return taken;
}
