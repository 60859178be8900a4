import type { Context } from "../../../../kernel/context.ts";
import type { CounterId } from "../../counters/index.ts";
import { acceptOldCards, importOldCards, type TakenOver } from "../index.ts";

export interface Administrators {
  readonly mayor: Context;
  readonly deputy: Context;
}

/** Cards of a file that one administrator gave, and another accepted. */
export async function servingCards(
  { mayor, deputy }: Administrators,
  file: { readonly counterId: CounterId; readonly text: string },
): Promise<TakenOver> {
  const taken = await importOldCards(mayor, file);
  if (taken.fileId) await acceptOldCards(deputy, { id: taken.fileId });
  return taken;
}
