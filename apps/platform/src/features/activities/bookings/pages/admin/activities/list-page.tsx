import { EmptyState, LinkButton, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { listManaged } from "../../../index.ts";
import { activityWords } from "./activity-words.ts";
import { ACTIVITIES, buildActivityPath } from "./paths.ts";

export async function showActivityList(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const activities = await listManaged(context);
  const words = activityWords(language);
  const add = (
    <LinkButton href={`${formatAdminPath(brand, ACTIVITIES)}/nouvelle`} icon="plus">
      {words.add}
    </LinkButton>
  );
  return sendAdminPage(
    reply,
    { title: words.title, place: "activities", width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {activities.length === 0 ? (
        <EmptyState title={words.empty} icon="calendar" action={add}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <p>{add}</p>
          <Table
            id="activites"
            caption={words.caption}
            isTitled
            columns={Object.values(words.columns).map((label) => ({ label }))}
            rows={activities.map(({ id, name, place, closedOn }) => ({
              key: id,
              cells: [
                name[language],
                place,
                closedOn === null ? words.open : words.shut,
                <a key="act" href={formatAdminPath(brand, buildActivityPath(id))}>
                  {words.show}
                  <span class="ds-sr-only"> ({name[language]})</span>
                </a>,
              ],
            }))}
          />
        </>
      )}
    </>,
  );
}
