import { Type } from "typebox";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import {
  buildJsonReader,
  Instant,
  type Opened,
  openForSector,
  sealForSector,
} from "../../trust/keys/index.ts";
import type { CounterId, TransferId } from "./counter.ts";

/** What a line says to its holder. */
const Words = Type.Object({
  at: Instant,
  /** Who asked: an application, or a part of the house. */
  by: Type.String(),
  /** In the words of who asked: "Cantine, 12 mars". */
  label: Type.Optional(Type.String()),
});
export type Words = Opened<typeof Words>;

const readWords = buildJsonReader("counter_transfer", Words);

/** Lengths are rounded up to this, so that one tells nothing of a label. */
const STEP = 128;

/**
 * A counter is a sealed world of its own, whichever services touch it: neither its key nor its aliases are
 * those of a service.
 */
const getCounterSealContext = ({ authorityId }: Context, counterId: CounterId) => ({
  providerId: authorityId,
  serviceId: parseId<"service">(counterId),
});

export function sealWords(
  context: Context,
  place: { readonly counterId: CounterId; readonly id: TransferId },
  words: { readonly by: string; readonly label?: string | undefined },
): Buffer {
  const { by, label } = words;
  const text = JSON.stringify({
    at: context.now().toISOString(),
    by,
    ...(label === undefined ? {} : { label }),
  });
  const length = Math.ceil(Buffer.byteLength(text) / STEP) * STEP;
  const padded = text + " ".repeat(length - Buffer.byteLength(text));
  return sealForSector(
    context,
    getCounterSealContext(context, place.counterId),
    `transfer:${place.id}`,
    padded,
  );
}

/** Nothing once the holder was erased. */
export function openWords(
  context: Context,
  place: { readonly counterId: CounterId; readonly id: TransferId },
  sealed: Buffer | null,
): Words | undefined {
  if (sealed === null) return undefined;
  return readWords(
    openForSector(context, getCounterSealContext(context, place.counterId), `transfer:${place.id}`, sealed),
  );
}
