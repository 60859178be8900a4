import { EmptyState, Pagination, Section, Table, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import { isLate, listPausesHeld, listRights, type RightsRequest } from "../../../index.ts";
import { deskRightsWords } from "../../common/rights/desk-rights-words.ts";
import { formatRelevantDay, RequestState } from "../../common/rights/request-view.tsx";
import { PausesHeld } from "./pauses-held.tsx";
import { REGISTER } from "./register-page.tsx";
import { registerWords } from "./register-words.ts";

/** Who waits, the nearest day first; then what is over. */
export async function showRightsList(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const wanted = {
    open: Number(getQueryText(request, "page")),
    held: Number(getQueryText(request, "pauses")),
    over: Number(getQueryText(request, "terminees")),
  };
  const { open, over } = await listRights(context, wanted);
  const held = await listPausesHeld(context, wanted.held);
  const here = { page: open.page, pauses: held.page, terminees: over.page };
  const at = (other: Partial<typeof here>) => {
    const pages = Object.entries({ ...here, ...other }).map(([name, page]) => [name, String(page)]);
    return `${formatAdminPath(brand, adminPlaces.rights.path)}?${new URLSearchParams(pages)}`;
  };
  const words = deskRightsWords(language);
  return sendAdminPage(
    reply,
    { title: words.adminTitle, place: "rights", width: "wide" },
    <>
      <h1>{words.adminTitle}</h1>
      <p class="ar-lead">{words.adminLead}</p>
      <p>
        <a href={formatAdminPath(brand, REGISTER)}>{registerWords(language).link}</a>
      </p>
      {open.requests.length === 0 ? (
        <EmptyState title={words.empty} icon="circle-check">
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <Section id="ouvertes" title={words.open}>
          <Rows id="a-suivre" requests={open.requests} visit={visit} />
          <Pagination current={open.page} total={open.pages} hrefOf={(page) => `${at({ page })}#ouvertes`} />
        </Section>
      )}
      {held.pauses.length > 0 && (
        <PausesHeld {...held} hrefOf={(pauses) => `${at({ pauses })}#pauses`} visit={visit} />
      )}
      {over.requests.length > 0 && (
        <Section id="terminees" title={words.over}>
          <Rows id="finies" requests={over.requests} visit={visit} />
          <Pagination
            current={over.page}
            total={over.pages}
            hrefOf={(terminees) => `${at({ terminees })}#terminees`}
          />
        </Section>
      )}
    </>,
  );
}

interface RowsProps {
  readonly id: string;
  readonly requests: readonly RightsRequest[];
  readonly visit: Visit;
}

function Rows({ id, requests, visit: { language, brand, context } }: RowsProps) {
  const words = deskRightsWords(language);
  const { right, person, state, day } = words.columns;
  const today = toCivilDate(context.now());
  return (
    <Table
      id={id}
      caption={id === "finies" ? words.over : words.open}
      isTitled
      columns={[right, person, state, day].map((label) => ({ label }))}
      rows={requests.map((one) => ({
        key: one.id,
        cells: [
          <a key="right" href={formatAdminPath(brand, `${adminPlaces.rights.path}/${one.id}`)}>
            {words.short[one.right]} {one.number}
          </a>,
          one.name,
          <RequestState key="state" request={one} language={language} />,
          isLate(one, today) ? (
            <Tag key="day" tone="danger">
              {`${words.late}${language === "fr" ? " : " : ": "}${formatRelevantDay(one, language)}`}
            </Tag>
          ) : (
            formatRelevantDay(one, language)
          ),
        ],
      }))}
    />
  );
}
