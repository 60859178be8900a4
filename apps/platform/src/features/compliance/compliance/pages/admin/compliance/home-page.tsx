import { Card, CardGrid, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { MeasureList } from "../../../../../../frames/admin/common/measure-list.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { mayOne } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import type { Visit } from "../../../../../../web/index.ts";
import {
  type DocumentKind,
  type DocumentStanding,
  documentKinds,
  readMeasures,
  readStanding,
} from "../../../index.ts";
import { complianceWords } from "./compliance-words.ts";
import { formatKindPath } from "./paths.ts";
import { StateTag, selectShownState } from "./standing-view.tsx";

/** Both documents in one look, and what protects people today. */
export async function showCompliance(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const words = complianceWords(language);
  const measures = await readMeasures(context);
  const standings: (readonly [DocumentKind, DocumentStanding])[] = [];
  for (const kind of documentKinds) standings.push([kind, await readStanding(context, kind)]);
  return sendAdminPage(
    reply,
    { title: words.title, place: "compliance", width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead(brand.name)}</p>
      <Section id="documents" title={words.documents}>
        <CardGrid>
          {standings.map(([kind, standing]) => (
            <Card
              key={kind}
              title={words.names[kind]}
              href={formatAdminPath(brand, formatKindPath(kind))}
              icon={kind === "impact_assessment" ? "shield-check" : "file-check"}
              status={<StateTag state={selectShownState(standing)} language={language} />}
            >
              <p>{words.about[kind]}</p>
              <p class="ar-hint">{renderStandingLine(standing, visit)}</p>
            </Card>
          ))}
        </CardGrid>
      </Section>
      <Section id="mesures" title={words.measures} lead={words.measuresLead}>
        <MeasureList measures={measures} language={language} withProofs />
        {mayOne(visit, adminPlaces.rights.for) && (
          <p>
            <a href={formatAdminPath(brand, `${adminPlaces.rights.path}/registre`)}>{words.register}</a>
          </p>
        )}
      </Section>
    </>,
  );
}

/** One line: until when, or what changed, or that nothing is there. */
function renderStandingLine({ signed, changes, versions }: DocumentStanding, { language }: Visit): string {
  const words = complianceWords(language);
  const [last] = versions;
  if (!last) return words.noneText;
  if (!signed?.decision?.validUntil) return words.version(last.number);
  const day = plainDay(signed.decision.validUntil, language);
  const until = signed.state === "expired" ? words.since(day) : words.until(day);
  const changed = changes.length > 0 ? ` ${words.changedCount(changes.length)}` : "";
  return `${words.version(signed.number)}. ${until}${changed}`;
}
