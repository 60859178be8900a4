import type { FastifyRequest } from "fastify";
import type { Context } from "../../../../../../kernel/context.ts";
import { parsePathId } from "../../../../../../web/index.ts";
import { readProviders } from "../../../../../authorities/authorities/index.ts";
import { type OfferedService, readPublishedServices } from "../../../../../catalogue/catalogue/index.ts";
import { type Counter, listPurses, type Unit } from "../../../../../ledger/counters/index.ts";
import { type Equipment, isOlderReader, listEquipment } from "../../../../equipment/index.ts";
import { type CardApplication, type CardApplicationId, getApplication } from "../../../index.ts";

/** What an application may be made of. */
export interface Parts {
  readonly services: readonly OfferedService[];
  readonly counters: readonly Counter[];
  /** At desks, with a program that takes no list of who may enter. */
  readonly oldReaders: readonly Equipment[];
}

export async function readParts(context: Context): Promise<Parts> {
  const providers = await readProviders(context);
  const ids = providers.map(({ id }) => id);
  return {
    services: await readPublishedServices(context, ids),
    counters: await listPurses(context),
    oldReaders: (await listEquipment(context)).filter(
      ({ kind, state, version }) => kind === "reader" && state === "active" && isOlderReader(version),
    ),
  };
}

/** The one of the path. Throws terminals.application_unknown. */
export function readApplication(request: FastifyRequest): Promise<CardApplication> {
  const { context } = request.ardeco;
  const id: CardApplicationId = parsePathId<"cardApplication">(request, "application");
  return getApplication(context, id);
}

/** In which its purse counts. */
export const getPurseUnit = ({ purse }: Pick<CardApplication, "purse">, counters: readonly Counter[]): Unit =>
  counters.find(({ id }) => id === purse?.counterId)?.unit ?? "euro_cent";
