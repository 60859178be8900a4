import { Alert, LinkButton, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import type { Desk } from "../../../../../authorities/authorities/index.ts";
import { deskWords } from "./desk-words.ts";
import { type AuthorityDesks, DESKS, readDesks } from "./read-desks.ts";

export async function showList(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { brand, language } = visit;
  const words = deskWords(language);
  const here = await readDesks(request);
  const done = getQueryText(request, "fait");
  return sendAdminPage(
    reply,
    { title: words.title, place: "desks", width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {done === "enregistre" && <Alert tone="success" title={words.saved} />}
      {done === "ferme" && (
        <Alert tone="success" title={words.closed}>
          <p>{words.closedText}</p>
        </Alert>
      )}
      <p>
        <LinkButton href={`${formatAdminPath(brand, DESKS)}/nouveau`} icon="plus">
          {words.add}
        </LinkButton>
      </p>
      <Table
        id="guichets"
        caption={words.caption}
        isTitled
        columns={Object.values(words.columns).map((label) => ({ label }))}
        rows={here.desks.map((desk) => renderDeskRow(desk, here, visit))}
      />
    </>,
  );
}

function renderDeskRow(desk: Desk, { services }: AuthorityDesks, { brand, language }: Visit) {
  const words = deskWords(language);
  const { street, postalCode, locality } = desk.contact;
  const place = [street, [postalCode, locality].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  const service = services.find(({ slug }) => slug === desk.serviceSlug)?.title ?? desk.serviceSlug;
  const served = service === undefined ? words.front : words.service(service);
  const at = `${formatAdminPath(brand, DESKS)}/${desk.id}`;
  return {
    key: desk.id,
    cells: [
      desk.name,
      desk.isDefault ? words.byDefault : served,
      place || words.nowhere,
      <div key="act" class="ar-stack">
        <a href={at}>
          {words.change}
          <span class="ds-sr-only"> ({desk.name})</span>
        </a>
        {!desk.isDefault && (
          <a href={`${at}/fermer`}>
            {words.close}
            <span class="ds-sr-only"> ({desk.name})</span>
          </a>
        )}
      </div>,
    ],
  };
}
