import { Alert, Button, ButtonGroup, Definition, Form, Section } from "@ardeco/ui";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import type { Creditor, DebitFigures } from "../../../index.ts";
import { debitAdminWords } from "./debit-admin-words.ts";
import { buildFirstCreditorPath, confirmChangePath, withdrawChangePath } from "./paths.ts";

interface Shown {
  readonly figures: Pick<DebitFigures, "creditor" | "change" | "series" | "regieNames">;
  readonly visit: Visit;
}

/**
 * Another account, identifier, régie or notice: what would change, who asked, who may say yes. Régisseurs
 * read it too.
 */
export function WaitingChangeView({ figures, visit }: Shown) {
  const { language, brand, csrf, context } = visit;
  const words = debitAdminWords(language);
  const { change, series } = figures;
  if (!change) return null;
  const { id, by, askedOn, servesOn, isTheirs, mayStop } = change;
  const mayConfirm = hasCapability(context.actor, "invoice.issue") && !isTheirs;
  return (
    <Section id="changement" title={words.changeTitle}>
      <Alert tone="warning" title={words.changeAsked(by, formatPlainDate(askedOn, language))}>
        <p>
          {servesOn === null ? words.changeWaits : words.changeAlone(formatPlainDate(servesOn, language))}{" "}
          {words.changeKeeps}
        </p>
      </Alert>
      <Definition items={listCreditorDifferences({ figures, visit })} />
      {mayStop && isTheirs && servesOn === null && <p>{words.changeTheirs}</p>}
      {mayStop && (
        <ButtonGroup>
          {mayConfirm && (
            <Form
              action={formatAdminPath(brand, confirmChangePath(series.id))}
              csrf={csrf()}
              hidden={{ changement: id }}
            >
              <Button icon="check">{words.confirmChange}</Button>
            </Form>
          )}
          <Form
            action={formatAdminPath(brand, withdrawChangePath(series.id))}
            csrf={csrf()}
            hidden={{ changement: id }}
          >
            <Button variant="secondary">{words.withdrawChange}</Button>
          </Form>
        </ButtonGroup>
      )}
    </Section>
  );
}

/** The first account: whole, to be compared with the bank's own paper by another than who gave it. */
export function FirstCreditorView({
  figures: { creditor, first, series, regieNames },
  visit,
}: {
  readonly figures: Pick<DebitFigures, "creditor" | "first" | "series" | "regieNames">;
  readonly visit: Visit;
}) {
  const { language, brand, csrf } = visit;
  const words = debitAdminWords(language);
  if (!first) return null;
  const { iban, ics, regieId, noticeDays } = creditor;
  return (
    <Section id="premier-compte" title={words.firstTitle}>
      <Alert tone="warning" title={first.by === "" ? words.firstGiven : words.firstGivenBy(first.by)}>
        <p>{words.firstWaits}</p>
      </Alert>
      <Definition
        items={[
          { term: words.changeFacts.iban, description: formatGroupedIban(iban) },
          { term: words.changeFacts.ics, description: ics },
          { term: words.changeFacts.regie, description: regieNames[regieId] ?? "" },
          { term: words.changeFacts.notice, description: String(noticeDays) },
        ]}
      />
      {first.mayAgree ? (
        <Form
          action={formatAdminPath(brand, buildFirstCreditorPath(series.id))}
          csrf={csrf()}
          hidden={{ lu: first.mark }}
        >
          <Button icon="check">{words.firstAgree}</Button>
        </Form>
      ) : (
        <p>{words.firstTheirs}</p>
      )}
    </Section>
  );
}

/** What would be another, and no more. */
function listCreditorDifferences({ figures: { creditor, change, regieNames }, visit: { language } }: Shown) {
  const words = debitAdminWords(language);
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

/** Whole, by four: it is compared with the bank's own paper. It is the account of the house, nobody's own. */
const formatGroupedIban = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, "$1\u00a0");
