import { ButtonGroup, LinkButton } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import type { DeskCampaign } from "../../../../renewals/index.ts";
import type { AtCounter } from "../../../../subscriptions/pages/desk/services/present.ts";
import { deskCampaignWords } from "./campaign-words.ts";

/** Who is there and listens. */
export const WITH = "avec";

/** One button each, since what is shown depends on who listens: nothing before. */
export function showSpeakerChoice(
  reply: FastifyReply,
  { campaign, service, counter }: DeskCampaign & { readonly counter: AtCounter },
): FastifyReply {
  const { language, brand } = reply.request.ardeco;
  const words = deskCampaignWords(language);
  const at = buildDeskAddresses(brand);
  const { personId, name, speakers } = counter;
  const title = words.fileTitle(name);
  return sendDeskPage(
    reply,
    {
      title,
      place: "campaigns",
      width: "task",
      above: [{ href: at.campaign(campaign.id), label: campaign.title[language] }],
    },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.concerns(service.definition.title[language])}</p>
      {speakers.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <>
          <p>{words.whoIsThere}</p>
          <ButtonGroup>
            {speakers.map(({ by, name: speaker, link }, index) => (
              <LinkButton
                key={by}
                variant={index === 0 ? "primary" : "secondary"}
                href={at.renewal(personId, campaign.id, by)}
              >
                {link ? words.speaks(speaker, name) : words.isThere(speaker)}
              </LinkButton>
            ))}
          </ButtonGroup>
        </>
      )}
      <LinkButton variant="secondary" icon="arrow-left" href={at.person(personId, "help_at_desk")}>
        {words.toPerson}
      </LinkButton>
    </>,
  );
}
