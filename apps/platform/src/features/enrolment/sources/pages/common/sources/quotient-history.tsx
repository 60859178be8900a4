import { formatElement } from "@ardeco/contracts";
import { Section, Table } from "@ardeco/ui";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import {
  addDays,
  type CivilDate,
  selectLaterDate,
  toCivilDate,
} from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { Element } from "../../../../../identity/identity/index.ts";
import { formatMonth } from "./question-list.tsx";
import { sourceWords } from "./source-words.ts";

interface HistoryProps {
  readonly visit: Visit;
  readonly history: readonly Element[];
}

/**
 * Every quotient that counted: from when, until when, who gave it. What is withheld from the reader is left
 * out.
 */
export function QuotientHistory({ visit, history }: HistoryProps) {
  const { language } = visit;
  const words = sourceWords(language);
  const counted = history
    .filter(
      ({ name, withheld, provenance }) =>
        name === "family_quotient" && !withheld && provenance.method !== "declared",
    )
    .toSorted((one, other) => other.provenance.at.localeCompare(one.provenance.at));
  if (counted.length === 0) return null;
  return (
    <Section id="historique" title={words.history} lead={words.historyLead}>
      <Table
        id="quotients"
        caption={words.history}
        isTitled
        columns={[
          { label: words.amount },
          { label: words.from },
          { label: words.until },
          { label: words.source },
        ]}
        rows={counted.map((one, at) => ({
          key: one.id,
          cells: [
            formatElement("family_quotient", one.value, language),
            plainDay(from(one), language),
            formatPeriod(one, counted[at - 1], language),
            formatGiver(one, visit),
          ],
        }))}
      />
    </Section>
  );
}

const from = ({ provenance }: Element): CivilDate => toCivilDate(new Date(provenance.at));

/**
 * Its last day: it never ends before it begins, even replaced the same day, nor after the one that replaced
 * it began.
 */
function formatPeriod(one: Element, next: Element | undefined, language: Language): string {
  const replaced = next && addDays(from(next), -1);
  const last = [one.validUntil, replaced].filter((day) => day !== undefined).toSorted()[0];
  if (last === undefined) return sourceWords(language).today;
  return plainDay(selectLaterDate(last, from(one)), language);
}

function formatGiver({ provenance: { register, by } }: Element, { language }: Visit): string {
  const words = sourceWords(language);
  if (!register) return by?.label ?? words.agent;
  return register.month ? words.month(register.name, formatMonth(register.month, language)) : register.name;
}
