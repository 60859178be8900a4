import { Alert, EmptyState, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatShortDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { getQueryText } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { formatNameInUse, readPeopleElements } from "../../../../../identity/identity/index.ts";
import { listLetters } from "../../../index.ts";
import { letterWords } from "./letter-words.ts";

/** The day's post, for those who are told on paper. */
export async function showLetters(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  requireCapability(context, "person.enrol");
  const letters = await listLetters(context);
  const ids = letters.flatMap(({ personId }) => personId ?? []);
  const people = await readPeopleElements(context, [...new Set(ids)]);
  const words = letterWords(language);
  const today = toCivilDate(context.now());
  const nameOf = (personId: (typeof letters)[number]["personId"]) =>
    formatNameInUse((personId && people.get(personId)) ?? []) || deskCommonWords(language).unnamed;
  return sendDeskPage(
    reply,
    { title: words.title, place: "letters" },
    <>
      {getQueryText(request, "fait") !== "" && <Alert tone="success" title={words.done} />}
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {letters.length === 0 ? (
        <EmptyState title={words.empty} icon="mail">
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <Table
          id="lettres"
          caption={words.title}
          isTitled
          columns={[words.person, words.subject, words.day].map((label) => ({ label }))}
          rows={letters.map(({ id, personId, subject, day }) => ({
            key: id,
            cells: [
              <a key="open" href={buildDeskAddresses(brand).letter(id)}>
                {nameOf(personId)}
              </a>,
              subject,
              formatShortDay(day, today, language),
            ],
          }))}
        />
      )}
    </>,
  );
}
