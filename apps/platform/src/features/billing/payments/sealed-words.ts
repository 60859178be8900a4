import { Type } from "typebox";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { formatPaddedJson } from "../../../kernel/text.ts";
import {
  buildIdShape,
  buildJsonReader,
  Instant,
  openForSector,
  sealForSector,
} from "../../trust/keys/index.ts";
import type { PaymentId, PaymentWords, RegieId } from "./payment.ts";

const Words = Type.Object({
  at: Instant,
  forPerson: buildIdShape<"person">(),
  payer: Type.String(),
  payerId: Type.Optional(buildIdShape<"person">()),
  by: Type.String(),
  cheque: Type.Optional(Type.Object({ bank: Type.String(), number: Type.String(), drawer: Type.String() })),
  reason: Type.Optional(Type.String()),
  machine: Type.Optional(Type.String()),
});

const read = buildJsonReader("payment", Words);

interface Place {
  readonly regieId: RegieId;
  readonly id: PaymentId;
}

/** A régie is a sealed world of its own: its key opens nothing of a service, nor of a counter. */
const getRegieSealContext = ({ authorityId }: Context, regieId: RegieId) => ({
  providerId: authorityId,
  serviceId: parseId<"service">(regieId),
});

export function sealPaymentWords(context: Context, { regieId, id }: Place, words: PaymentWords): Buffer {
  const text = JSON.stringify({ ...words, at: words.at.toISOString() });
  return sealForSector(
    context,
    getRegieSealContext(context, regieId),
    `payment:${id}`,
    formatPaddedJson(text),
  );
}

/** Null once whom it was for is erased. */
export function openPaymentWords(
  context: Context,
  { regieId, id }: Place,
  sealed: Buffer | null,
): PaymentWords | null {
  if (sealed === null) return null;
  const words = read(openForSector(context, getRegieSealContext(context, regieId), `payment:${id}`, sealed));
  const { forPerson, payer, payerId, by, cheque, reason, machine } = words;
  return {
    at: new Date(words.at),
    forPerson,
    payer,
    ...(payerId === undefined ? {} : { payerId }),
    by,
    ...(cheque === undefined ? {} : { cheque }),
    ...(reason === undefined ? {} : { reason }),
    ...(machine === undefined ? {} : { machine }),
  };
}
