import { Alert } from "@ardeco/ui";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { Context } from "../../../../../../kernel/context.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { readSeries } from "../../../../../billing/invoices/index.ts";
import { NEW_SERIES } from "../../../../../billing/invoices/pages/admin/invoices/paths.ts";
import { readRegies } from "../../../../../billing/payments/index.ts";
import { NEW_REGIE } from "../../../../../billing/payments/pages/admin/regies/paths.ts";
import type { Counter } from "../../../index.ts";
import { counterWords } from "./counter-words.ts";

/** Counters that are paid afterwards, and that nobody would ask the money of. */
export interface Unpaid {
  readonly notIssued: readonly Counter[];
  readonly notTaken: readonly Counter[];
}

export async function findUnpaid(context: Context, counters: readonly Counter[]): Promise<Unpaid> {
  const after = counters.filter(({ paidAfter, closedOn }) => paidAfter === true && closedOn === null);
  const issued = new Set((await readSeries(context)).flatMap(({ counterIds }) => counterIds));
  const taken = new Set(
    (await readRegies(context)).flatMap((regie) => regie.counters.map(({ counterId }) => counterId)),
  );
  return {
    notIssued: after.filter(({ id }) => !issued.has(id)),
    notTaken: after.filter(({ id }) => !taken.has(id)),
  };
}

export function UnpaidView({
  unpaid: { notIssued, notTaken },
  visit: { brand, language },
}: {
  readonly unpaid: Unpaid;
  readonly visit: Visit;
}) {
  const words = counterWords(language);
  const names = (some: readonly Counter[]) => some.map(({ name }) => name[language]).join(", ");
  return (
    <>
      {notIssued.length > 0 && (
        <Alert tone="warning" title={words.notIssued(names(notIssued))}>
          <p>{words.notIssuedText}</p>
          <p>
            <a href={formatAdminPath(brand, NEW_SERIES)}>{words.makeSeries}</a>
          </p>
        </Alert>
      )}
      {notTaken.length > 0 && (
        <Alert tone="warning" title={words.notTaken(names(notTaken))}>
          <p>{words.notTakenText}</p>
          <p>
            <a href={formatAdminPath(brand, NEW_REGIE)}>{words.makeRegie}</a>
          </p>
        </Alert>
      )}
    </>
  );
}
