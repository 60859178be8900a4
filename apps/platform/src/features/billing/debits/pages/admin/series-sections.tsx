import { Definition, Section, Table, Tag } from "@ardeco/ui";
import { formatPlainDate } from "../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../web/index.ts";
import { formatPageHref } from "../../../../../web/resource/index.ts";
import { formatInvoiceCents } from "../../../invoices/pages/common/invoices/words.ts";
import type { DebitFigures } from "../../index.ts";
import { getDebitWords } from "../common/debit-words.ts";
import { formatCollectionPath } from "./addresses.ts";
import { collectionTones } from "./collection-tones.ts";

interface SeriesSectionProps {
  readonly figures: DebitFigures;
  readonly visit: Visit;
}

export function MandatesSection({ figures, visit }: SeriesSectionProps) {
  const words = getDebitWords(visit.language).admin;
  const { active, waiting, ended } = figures.mandates;
  const reasons = Object.entries(waiting) as [keyof typeof words.why, number][];
  return (
    <Section id="mandats" title={words.mandates}>
      <Definition
        items={[
          { term: words.active, description: <strong>{String(active)}</strong> },
          ...(reasons.length === 0
            ? []
            : [
                {
                  term: words.waiting,
                  description: (
                    <ul>
                      {reasons.map(([why, count]) => (
                        <li key={why}>{words.why[why](count)}</li>
                      ))}
                    </ul>
                  ),
                },
              ]),
          { term: words.ended, description: String(ended) },
        ]}
      />
    </Section>
  );
}

export function CollectionsSection({ figures: { collections, collectionCount }, visit }: SeriesSectionProps) {
  const { language } = visit;
  const words = getDebitWords(language).admin;
  const { columns } = words;
  return (
    <Section id="echeances" title={words.collections}>
      {collections.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <Latest shown={collections.length} total={collectionCount} visit={visit} />
          <Table
            id="echeances-faites"
            caption={words.collections}
            isTitled
            columns={[
              { label: columns.on },
              { label: columns.state },
              { label: columns.debits, numeric: true },
              { label: columns.cents, numeric: true },
              { label: columns.back, numeric: true },
            ]}
            rows={collections.map(({ collection, debits, cents, returned, returnedCents }) => ({
              key: collection.id,
              cells: [
                <a href={formatPageHref(visit, formatCollectionPath(collection.id))}>
                  {formatPlainDate(collection.collectOn, language)}
                </a>,
                <Tag tone={collectionTones[collection.state]}>{words.states[collection.state]}</Tag>,
                String(debits),
                formatInvoiceCents(cents, language),
                returned === 0 ? "–" : `${returned} (${formatInvoiceCents(returnedCents, language)})`,
              ],
            }))}
          />
        </>
      )}
    </Section>
  );
}

export function AnomaliesSection({ figures: { anomalies, anomalyCount }, visit }: SeriesSectionProps) {
  const { language } = visit;
  const words = getDebitWords(language).admin;
  if (anomalies.length === 0) return null;
  return (
    <Section id="anomalies" title={words.anomalies} lead={words.anomalyLead}>
      <Latest shown={anomalies.length} total={anomalyCount} visit={visit} />
      <Table
        id="anomalies-listees"
        caption={words.anomalies}
        isTitled
        columns={Object.entries(words.anomalyColumns).map(([name, label]) => ({
          label,
          numeric: name === "cents",
        }))}
        rows={anomalies.map(({ day, what, reference, code, cents }) => ({
          key: `${what} ${reference} ${code} ${cents}`,
          cells: [
            formatPlainDate(day, language),
            words.whats[what],
            reference,
            code,
            cents === null ? "–" : formatInvoiceCents(cents, language),
          ],
        }))}
      />
    </Section>
  );
}

interface LatestProps {
  readonly shown: number;
  readonly total: number;
  readonly visit: Visit;
}

/** Nothing is left out without being said. */
const Latest = ({ shown, total, visit: { language } }: LatestProps) =>
  shown < total ? <p>{getDebitWords(language).admin.latest(shown, total)}</p> : null;
