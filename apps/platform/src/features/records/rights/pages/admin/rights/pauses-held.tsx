import { Pagination, Section, Table } from "@ardeco/ui";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { PauseHeld } from "../../../index.ts";
import { PauseState } from "../../common/rights/pause-facts.tsx";
import { pauseWords } from "../../common/rights/pause-words.ts";

interface PausesHeldProps {
  readonly pauses: readonly PauseHeld[];
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
  readonly visit: Visit;
}

/** What keeps everything until somebody lifts it, the oldest first: looked at again once a year. */
export function PausesHeld({ pauses, page, pages, hrefOf, visit: { language, brand } }: PausesHeldProps) {
  const { held, facts } = pauseWords(language);
  const { request, person } = held.columns;
  return (
    <Section id="pauses" title={held.title} lead={held.lead}>
      <Table
        id="en-place"
        caption={held.title}
        isTitled
        columns={[request, person, facts.state, facts.since].map((label) => ({ label }))}
        rows={pauses.map(({ pause, asked }) => ({
          key: pause.id,
          cells: [
            <a key="request" href={formatAdminPath(brand, `${adminPlaces.rights.path}/${pause.id}`)}>
              {asked.number}
            </a>,
            asked.name,
            <PauseState key="state" pause={pause} language={language} />,
            formatLongDate(pause.since, language),
          ],
        }))}
      />
      <Pagination current={page} total={pages} hrefOf={hrefOf} />
    </Section>
  );
}
