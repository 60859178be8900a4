import { formatElement } from "@ardeco/contracts";
import { EmptyState, LinkButton, Pagination, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import type { Context } from "../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { getQueryText, PhoneLink, parsePathId, type Visit } from "../../../../../../web/index.ts";
import {
  type ElementPair,
  findCurrentValue,
  formatNameInUse,
  nameElements,
  readPeopleElements,
} from "../../../../../identity/identity/index.ts";
import { getDeskCampaign, listUnanswered, UNANSWERED_A_PAGE } from "../../../../renewals/index.ts";
import { formatAnswerDeadline } from "../../../index.ts";
import { deskCampaignWords } from "./campaign-words.ts";

type Known = ReadonlyMap<PersonId, readonly ElementPair[]>;

/** Names and numbers, for those entitled to them: the reading is journalled. */
export async function showUnanswered(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  const words = deskCampaignWords(language);
  const at = buildDeskAddresses(brand);
  const id = parsePathId<"campaign">(request, "campaign");
  const page = Math.max(1, Math.floor(Number(getQueryText(request, "page"))) || 1);
  const { campaign, service } = await getDeskCampaign(context, id);
  const { total, people } = await listUnanswered(context, { campaignId: id, page });
  const known = await readKnownContacts(
    context,
    people.flatMap(({ personId, call }) => [personId, ...call]),
  );
  const title = words.unanswered(campaign.title[language]);
  const name = service.definition.title[language];
  return sendDeskPage(
    reply,
    { title, place: "campaigns", above: [{ href: at.campaigns, label: words.title }] },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.unansweredLead(name, formatAnswerDeadline(campaign, language))}</p>
      {total === 0 ? (
        <EmptyState title={words.none} icon="circle-check">
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <p>{words.logged}</p>
          <Table
            id="personnes"
            caption={words.people(total)}
            columns={Object.values(words.personColumns).map((label) => ({ label }))}
            rows={people.map(({ personId, call, byLetter }) => ({
              key: personId,
              cells: [
                <a key="name" href={at.renewal(personId, id)}>
                  {getKnownName(known, personId, visit)}
                </a>,
                <Call key="call" {...{ call, personId, known, visit }} />,
                byLetter ? words.byLetter : words.byEmail,
              ],
            }))}
          />
          <Pagination
            current={page}
            total={Math.ceil(total / UNANSWERED_A_PAGE)}
            hrefOf={(one) => `${at.campaign(id)}?page=${one}`}
          />
          <LinkButton variant="secondary" icon="printer" href={at.letters}>
            {words.letters}
          </LinkButton>
        </>
      )}
    </>,
  );
}

interface CallProps {
  readonly call: readonly PersonId[];
  /** Whose subscription it is. */
  readonly personId: PersonId;
  readonly known: Known;
  readonly visit: Visit;
}

/** Who answers the telephone, by name when it is another; one line each. */
function Call({ call, personId, known, visit }: CallProps) {
  const words = deskCampaignWords(visit.language);
  return (
    <>
      {call.map((id) => {
        const phone = getKnownPhone(known, id);
        return (
          <span key={id} class="ar-desk-line">
            {id !== personId && (
              <>
                <a href={buildDeskAddresses(visit.brand).person(id, "telephone")}>
                  {getKnownName(known, id, visit)}
                </a>{" "}
              </>
            )}
            {phone === "" ? <span class="ar-hint">{words.noPhone}</span> : <PhoneLink phone={phone} />}
          </span>
        );
      })}
    </>
  );
}

const getKnownName = (known: Known, id: PersonId, { language }: Visit): string =>
  formatNameInUse(known.get(id) ?? []) || deskCommonWords(language).unnamed;

function getKnownPhone(known: Known, id: PersonId): string {
  return formatElement("phone_number", findCurrentValue(known.get(id) ?? [], "phone_number"), "fr");
}

const readKnownContacts = (context: Context, ids: readonly PersonId[]): Promise<Known> =>
  readPeopleElements(context, [...new Set(ids)], [...nameElements, "phone_number"]);
