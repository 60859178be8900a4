import { randomUUID } from "node:crypto";
import { parseId } from "../../../../kernel/ids.ts";
import { computeCounterAlias } from "../../../trust/keys/index.ts";
import { type Outcome, runSingleMove } from "../store/moves.ts";
import type { Purse } from "./a-purse.ts";

const content = Buffer.alloc(32);
/** As long as sealed ones. */
const words = Buffer.alloc(157);

/** What the database does alone, with nothing worked out for it but the alias: for measures. */
export function bareDebit({ system, canteen, counterId, town }: Purse, subject: string): Promise<Outcome> {
  return runSingleMove(system.statement, {
    authorityId: town,
    counterId,
    id: parseId<"counterTransfer">(randomUUID()),
    kind: "debit",
    other: "income",
    service: canteen.service,
    account: null,
    alias: computeCounterAlias(system, { sector: canteen.service, counterId, subject }),
    amount: 1,
    about: null,
    until: null,
    content,
    words,
    day: "2026-11-29",
    now: new Date(),
  });
}
