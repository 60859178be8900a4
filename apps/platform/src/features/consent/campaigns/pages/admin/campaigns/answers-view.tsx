import { BarChart, Card, EmptyState, Section } from "@ardeco/ui";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { Visit } from "../../../../../../web/index.ts";
import { type RenewalCounts, type RenewalMeasure, renewalMeasures } from "../../../../renewals/index.ts";
import type { Campaign } from "../../../index.ts";
import { answerWords } from "./answer-words.ts";
import { buildLinesPath } from "./campaign-paths.ts";

interface AnswersProps {
  readonly campaign: Campaign;
  readonly counts: RenewalCounts;
  readonly visit: Visit;
}

/** How many, and the lines that each figure counts. */
export function AnswersView({ campaign, counts, visit }: AnswersProps) {
  const { language, brand } = visit;
  const words = answerWords(language);
  if (counts.concerned === 0) {
    return (
      <Section id="reponses" title={words.title}>
        <EmptyState title={words.nobody} icon="users">
          <p>{words.nobodyText}</p>
        </EmptyState>
      </Section>
    );
  }
  const bars: readonly RenewalMeasure[] = ["confirmed", "waiting", "lapsed"];
  return (
    <Section id="reponses" title={words.title}>
      <ul class="ar-cards">
        {renewalMeasures.map((measure) => (
          <li key={measure}>
            <Card title={words.measures[measure]} level={3}>
              <p class="ar-figure ar-numbers">{counts[measure]}</p>
              {counts[measure] > 0 && (
                <p>
                  <a href={formatAdminPath(brand, buildLinesPath(campaign.id, measure))}>
                    {words.seeLines(counts[measure])}
                    <span class="ds-sr-only"> ({words.measures[measure]})</span>
                  </a>
                </p>
              )}
            </Card>
          </li>
        ))}
      </ul>
      <BarChart
        id="reponses-graphique"
        title={words.chart}
        description={words.chartText(counts.confirmed, counts.concerned)}
        labelHeading={words.state}
        valueHeading={words.subscriptions}
        bars={bars.map((measure) => ({ label: words.measures[measure], value: counts[measure] }))}
      />
    </Section>
  );
}
