import { actLinksExamples } from "../components/act-links/act-links.examples.tsx";
import { alertExamples } from "../components/alert/alert.examples.tsx";
import { barChartExamples } from "../components/bar-chart/bar-chart.examples.tsx";
import { breadcrumbExamples } from "../components/breadcrumb/breadcrumb.examples.tsx";
import { buttonExamples } from "../components/button/button.examples.tsx";
import { cardExamples } from "../components/card/card.examples.tsx";
import { consentItemExamples } from "../components/consent-item/consent-item.examples.tsx";
import { definitionExamples } from "../components/definition/definition.examples.tsx";
import { detailsExamples } from "../components/details/details.examples.tsx";
import { emptyStateExamples } from "../components/empty-state/empty-state.examples.tsx";
import { errorSummaryExamples } from "../components/error-summary/error-summary.examples.tsx";
import { fieldExamples } from "../components/field/field.examples.tsx";
import { formExamples } from "../components/form/form.examples.tsx";
import { headingExamples } from "../components/heading/heading.examples.tsx";
import { heroExamples } from "../components/hero/hero.examples.tsx";
import { iconExamples } from "../components/icon/icon.examples.tsx";
import { keyFactsExamples } from "../components/key-facts/key-facts.examples.tsx";
import { letterExamples } from "../components/letter/letter.examples.tsx";
import { linkColumnsExamples } from "../components/link-columns/link-columns.examples.tsx";
import { paginationExamples } from "../components/pagination/pagination.examples.tsx";
import { progressExamples } from "../components/progress/progress.examples.tsx";
import { receiptExamples } from "../components/receipt/receipt.examples.tsx";
import { searchBoxExamples } from "../components/search-box/search-box.examples.tsx";
import { sectionExamples } from "../components/section/section.examples.tsx";
import { serviceCardExamples } from "../components/service-card/service-card.examples.tsx";
import { stepsExamples } from "../components/steps/steps.examples.tsx";
import { summaryListExamples } from "../components/summary-list/summary-list.examples.tsx";
import { tableExamples } from "../components/table/table.examples.tsx";
import { tagExamples } from "../components/tag/tag.examples.tsx";
import { tilesExamples } from "../components/tiles/tiles.examples.tsx";
import { timelineExamples } from "../components/timeline/timeline.examples.tsx";
import { twoPaneExamples } from "../components/two-pane/two-pane.examples.tsx";
import type { Examples } from "../example.ts";

/** Every component with its states. The test of the gallery fails when a folder is missing here. */
export const ALL_EXAMPLES: readonly Examples[] = [
  actLinksExamples,
  alertExamples,
  barChartExamples,
  breadcrumbExamples,
  buttonExamples,
  cardExamples,
  consentItemExamples,
  definitionExamples,
  detailsExamples,
  emptyStateExamples,
  errorSummaryExamples,
  fieldExamples,
  formExamples,
  headingExamples,
  heroExamples,
  iconExamples,
  keyFactsExamples,
  letterExamples,
  linkColumnsExamples,
  paginationExamples,
  progressExamples,
  receiptExamples,
  searchBoxExamples,
  sectionExamples,
  serviceCardExamples,
  stepsExamples,
  summaryListExamples,
  tableExamples,
  tagExamples,
  tilesExamples,
  timelineExamples,
  twoPaneExamples,
];
