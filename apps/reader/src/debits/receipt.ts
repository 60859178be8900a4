import {
  type Attempted,
  type DebitAnswer,
  READER_ANSWER_TYPE,
  type ReaderService,
  type Signed,
} from "@ardeco/contracts";
import { decodeJwt } from "jose";
import type { Purse } from "../cards/service-card.ts";
import { seconds } from "../rights/configuration.ts";
import { supportOf } from "../rights/supports.ts";
import type { House } from "./house.ts";

/**
 * What is said of a debit that is done to the service that asked for it, signed once: a request sent again is
 * given the same bytes.
 */
export function receiptOf(
  house: House,
  service: ReaderService,
  { key, amount }: Attempted,
  { balance, counter }: Purse,
  uid: Uint8Array,
): Promise<string> {
  const support = supportOf(service.support_key, uid);
  const answer: DebitAnswer = { support, outcome: "debited", key, amount, balance, counter };
  const about = { reader: house.reader, service: service.service, at: seconds(house.now()) };
  return house.sign(READER_ANSWER_TYPE, { ask: "debit", ...about, answer });
}

/** The answer as it was signed. */
export function answerOf(receipt: string): DebitAnswer & Signed {
  const { answer } = decodeJwt<{ answer: DebitAnswer }>(receipt);
  return { ...answer, signed: receipt };
}
