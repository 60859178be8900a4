import { Alert, ButtonGroup, Definition, Section } from "@ardeco/ui";
import { formatPlainDate } from "../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../kernel/context.ts";
import { isUuid, parseId } from "../../../../../kernel/ids.ts";
import type { Visit } from "../../../../../web/index.ts";
import { definePageForm, PageFormView, type ShownPage } from "../../../../../web/resource/index.ts";
import { hasCapability, requireCapability } from "../../../../access/access/index.ts";
import {
  type Creditor,
  type CreditorChangeId,
  confirmCreditorChange,
  type DebitFigures,
  debitsErrors,
  withdrawCreditorChange,
} from "../../index.ts";
import { getDebitWords } from "../common/debit-words.ts";
import { formatChangePath, formatSeriesPath, parseSeriesId, SERIES } from "./addresses.ts";
import { formatGroupedIban } from "./format-grouped-iban.ts";

/** The form bears the change that was read: another one, asked since, is not answered. */
const CHANGE = "changement";

interface ChangeAnswer {
  readonly answer: "confirmer" | "abandonner";
  readonly done: "confirmed" | "withdrawn";
  /** Refuses who may answer no change at all, before the form is looked at. */
  requireRight(context: Context): void;
  run(context: Context, id: CreditorChangeId): Promise<void>;
}

const defineChangeAnswer = ({ answer, done, requireRight, run }: ChangeAnswer) =>
  definePageForm({
    path: formatChangePath(SERIES, answer),
    read: async (request) => {
      requireRight(request.ardeco.context);
      return { seriesId: parseSeriesId(request) };
    },
    save: (context, { getHidden }) => {
      const id = getHidden(CHANGE);
      if (!isUuid(id)) throw debitsErrors.error("debits.change_over");
      return run(context, parseId<"creditorChange">(id));
    },
    after: (_, { language }, { seriesId }) => ({
      path: formatSeriesPath(seriesId),
      flash: { title: getDebitWords(language).admin[done] },
    }),
  });

export const changeConfirmation = defineChangeAnswer({
  answer: "confirmer",
  done: "confirmed",
  requireRight: (context) => requireCapability(context, "invoice.issue"),
  run: confirmCreditorChange,
});

export const changeWithdrawal = defineChangeAnswer({
  answer: "abandonner",
  done: "withdrawn",
  // Régisseurs too: the pages ask for one of the two rights.
  requireRight: () => undefined,
  run: withdrawCreditorChange,
});

interface WaitingChangeSectionProps {
  readonly figures: Pick<DebitFigures, "creditor" | "change" | "series" | "regieNames">;
  readonly page: ShownPage;
  readonly visit: Visit;
}

/**
 * Another account, identifier, régie or notice: what would change, who asked, who may say yes. Régisseurs
 * read it too.
 */
export function WaitingChangeSection({ figures, page, visit }: WaitingChangeSectionProps) {
  const { language, context } = visit;
  const words = getDebitWords(language).admin;
  const { change, series } = figures;
  if (!change) return null;
  const { id, by, askedOn, servesOn, isTheirs, mayStop } = change;
  const mayConfirm = hasCapability(context.actor, "invoice.issue") && !isTheirs;
  const shared = { known: { seriesId: series.id }, page, hidden: { [CHANGE]: id } };
  return (
    <Section id="changement" title={words.changeTitle}>
      <Alert tone="warning" title={words.changeAsked(by, formatPlainDate(askedOn, language))}>
        <p>
          {[
            servesOn === null ? words.changeWaits : words.changeAlone(formatPlainDate(servesOn, language)),
            words.changeKeeps,
          ].join(" ")}
        </p>
      </Alert>
      <Definition items={listCreditorDifferences({ figures, visit })} />
      {mayStop && isTheirs && servesOn === null && <p>{words.changeTheirs}</p>}
      {mayStop && (
        <ButtonGroup>
          {mayConfirm && (
            <PageFormView form={changeConfirmation} submit={words.confirmChange} icon="check" {...shared} />
          )}
          <PageFormView
            form={changeWithdrawal}
            submit={words.withdrawChange}
            variant="secondary"
            {...shared}
          />
        </ButtonGroup>
      )}
    </Section>
  );
}

/** What would be another, and no more. */
function listCreditorDifferences({
  figures: { creditor, change, regieNames },
  visit: { language },
}: Pick<WaitingChangeSectionProps, "figures" | "visit">) {
  const words = getDebitWords(language).admin;
  const facts: readonly (readonly [keyof typeof words.changeFacts, (one: Creditor) => string])[] = [
    ["iban", ({ iban }) => formatGroupedIban(iban)],
    ["ics", ({ ics }) => ics],
    ["regie", ({ regieId }) => regieNames[regieId] ?? ""],
    ["name", ({ name }) => name],
    ["notice", ({ noticeDays }) => String(noticeDays)],
  ];
  if (!change) return [];
  return facts
    .map(([name, of]) => ({ name, asked: of(change.creditor), former: of(creditor) }))
    .filter(({ asked, former }) => asked !== former)
    .map(({ name, asked, former }) => ({
      term: words.changeFacts[name],
      description: words.changeInstead(asked, former),
    }));
}
