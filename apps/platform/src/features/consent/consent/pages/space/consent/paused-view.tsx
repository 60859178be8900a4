import { Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import { formatOfName } from "../../../../../../kernel/text.ts";
import { defineMessages } from "../../../../../../web/index.ts";
import type { OfferedService } from "../../../../../catalogue/catalogue/index.ts";
import type { Restriction } from "../../../../../trust/restrictions/index.ts";
import { buildPauseAddress } from "../../../../subscriptions/pages/space/services/find-pause.ts";
import { consentErrors } from "../../../index.ts";
import { ACT, acts } from "../../common/consent/consent-form.ts";

const words = defineMessages({
  fr: {
    everything: "Vos informations sont en pause",
    everythingOf: (name: string) => `Les informations ${formatOfName(name)} sont en pause`,
    one: (service: string) => `Vous ne pouvez pas ouvrir « ${service} » : ce service est en pause`,
    oneFor: (service: string, name: string) =>
      `Vous ne pouvez pas ouvrir « ${service} » pour ${name} : ce service est en pause`,
    lead:
      "Une mise en pause est en place : rien n’est transmis à ce service, et vous " +
      "ne pouvez pas lui donner d’accord. Si vous en aviez donné un, il est gardé.",
    todo:
      "Vous voulez l’ouvrir ? Regardez la pause : sa page " +
      "dit qui peut la lever, et comment. Puis revenez ici.",
    todoFrom: (client: string) =>
      "Vous voulez l’ouvrir ? Regardez la pause : sa page dit qui peut " +
      `la lever, et comment. Puis recommencez depuis « ${client} ».`,
    see: "Voir la mise en pause",
    services: "Revenir à mes services",
    client: (client: string) => `Revenir à « ${client} » sans rien communiquer`,
  },
  en: {
    everything: "Your information is paused",
    everythingOf: (name: string) => `The information of ${name} is paused`,
    one: (service: string) => `You cannot open “${service}”: this service is paused`,
    oneFor: (service: string, name: string) =>
      `You cannot open “${service}” for ${name}: this service is paused`,
    lead:
      "A pause is in force: nothing is sent to this service, and you cannot " +
      "agree to it. If you had agreed before, your agreement is kept.",
    todo:
      "You want to open it? Look at the pause: its page " +
      "says who may lift it, and how. Then come back here.",
    todoFrom: (client: string) =>
      "You want to open it? Look at the pause: its page says who " +
      `may lift it, and how. Then start again from “${client}”.`,
    see: "See the pause",
    services: "Back to my services",
    client: (client: string) => `Back to “${client}” without sharing anything`,
  },
});

export interface PausedView {
  readonly service: OfferedService;
  readonly somebody: Somebody;
  /** Which one, as far as the reader sees it. */
  readonly pause: Restriction | undefined;
  /** The application that waits for the answer, and the page that gives it. */
  readonly from?: { readonly client: string; readonly path: string };
}

export const pauseRefusal = listCodes(consentErrors, "consent.paused");

/** Instead of a question that nobody may answer: what is paused, what to do next, and the way back. */
export function showPaused(
  reply: FastifyReply,
  { service, somebody, pause, from }: PausedView,
): FastifyReply {
  const { language, brand, csrf } = reply.request.ardeco;
  const say = words(language);
  const title = formatPausedTitle(say, {
    isWhole: pause?.covers === "everything",
    somebody,
    service,
    language,
  });
  return sendSpacePage(
    reply,
    { title, place: "services", width: "task", status: 409 },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{say.lead}</p>
      <p>{from ? say.todoFrom(from.client) : say.todo}</p>
      <ButtonGroup>
        <LinkButton href={buildPauseAddress(brand, { pause, somebody })}>{say.see}</LinkButton>
        {!from && (
          <LinkButton variant="secondary" href={buildSpaceAddresses(brand).services}>
            {say.services}
          </LinkButton>
        )}
      </ButtonGroup>
      {from && (
        <Form action={from.path} csrf={csrf()}>
          <Button variant="secondary" name={ACT} value={acts.refuse}>
            {say.client(from.client)}
          </Button>
        </Form>
      )}
    </>,
  );
}

interface Titled extends Pick<PausedView, "service" | "somebody"> {
  readonly isWhole: boolean;
  readonly language: "fr" | "en";
}

function formatPausedTitle(
  say: ReturnType<typeof words>,
  { isWhole, somebody, service, language }: Titled,
): string {
  const name = formatPersonName(somebody, language);
  const title = service.definition.title[language];
  if (isWhole) return somebody.self ? say.everything : say.everythingOf(name);
  return somebody.self ? say.one(title) : say.oneFor(title, name);
}
