import { EmptyState } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { journalledRead, parsePathId } from "../../../../../../web/index.ts";
import { listClosings, readClosing, readRegie, readRegies } from "../../../../../billing/payments/index.ts";
import {
  ClosingsTable,
  ClosingView,
  parseClosingCursor,
} from "../../../../../billing/payments/pages/common/payments/closing-sheet.tsx";
import { tillWords } from "../../../../../billing/payments/pages/common/payments/till-words.ts";

export const TILLS = `${adminPlaces.journal.path}/caisses`;
const formatRegiePath = (id: string): string => `${TILLS}/${id}`;
const formatClosingPath = (id: string): string => `${TILLS}/clotures/${id}`;

/** The closings of every till, for whoever holds the journal for control. */
export function defineTillAuditPages(app: FastifyInstance): void {
  app.get(TILLS, showRegies);
  app.get(`${TILLS}/:regie`, showClosings);
  app.get(`${TILLS}/clotures/:closing`, journalledRead, showClosing);
}

async function showRegies(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const words = tillWords(language);
  const regies = await readRegies(context);
  return sendAdminPage(
    reply,
    { title: words.auditTitle, place: "journal", width: "task", above: [] },
    <>
      <h1>{words.auditTitle}</h1>
      <p class="ar-lead">{words.auditLead}</p>
      {regies.length === 0 ? (
        <EmptyState title={words.auditNone} icon="wallet">
          <p>{words.auditNoneText}</p>
        </EmptyState>
      ) : (
        <ul>
          {regies.map(({ id, name }) => (
            <li key={id}>
              <a href={formatAdminPath(brand, formatRegiePath(id))}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </>,
  );
}

async function showClosings(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const words = tillWords(language);
  const regieId = parsePathId<"regie">(request, "regie");
  const { name } = await readRegie(context, regieId);
  const page = await listClosings(context, regieId, { before: parseClosingCursor(request) });
  return sendAdminPage(
    reply,
    {
      title: name,
      place: "journal",
      width: "wide",
      above: [{ href: formatAdminPath(brand, TILLS), label: words.auditTitle }],
    },
    <>
      <h1>{name}</h1>
      <ClosingsTable
        page={page}
        at={(id) => formatAdminPath(brand, formatClosingPath(id))}
        older={(before) => `${formatAdminPath(brand, formatRegiePath(regieId))}?avant=${before}`}
        language={language}
      />
    </>,
  );
}

async function showClosing(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const words = tillWords(language);
  const sheet = await readClosing(context, parsePathId<"tillClosing">(request, "closing"));
  const { regie, closing } = sheet;
  const title = words.closingTitle(closing.number);
  return sendAdminPage(
    reply,
    {
      title,
      place: "journal",
      width: "wide",
      above: [
        { href: formatAdminPath(brand, TILLS), label: words.auditTitle },
        { href: formatAdminPath(brand, formatRegiePath(regie.id)), label: regie.name },
      ],
    },
    <>
      <h1>{title}</h1>
      <ClosingView {...{ sheet, language }} />
    </>,
  );
}
