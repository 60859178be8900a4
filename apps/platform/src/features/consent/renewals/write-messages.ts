import type { Text } from "@ardeco/contracts";
import { formatElement } from "@ardeco/contracts";
import { formatLongDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { currentValue, listElements } from "../../identity/identity/index.ts";
import { notify } from "../../messaging/notifications/index.ts";
import { type Campaign, graceUntil, untilWhen } from "../campaigns/index.ts";
import { type Recipients, recipientsFor } from "./recipients.ts";

interface About {
  readonly campaign: Campaign;
  /** Title of the service. */
  readonly service: Text;
}

/** One message to each recipient, about all those of one family that it concerns. */
export async function writeNotice(
  tx: Tx,
  context: Context,
  about: About & {
    readonly kind: "opened" | "reminder" | "grace" | "lapsed";
    readonly recipients: Recipients;
    readonly concerned: readonly PersonId[];
  },
): Promise<void> {
  const { campaign, kind, concerned } = about;
  const names = new Map<PersonId, string>();
  for (const personId of concerned) names.set(personId, await givenNameOf(tx, context, personId));
  for (const personId of about.recipients.people) {
    const others = [...names].filter(([id]) => id !== personId).map(([, name]) => name);
    await notify(tx, context, {
      personId,
      template: "renewal_notice",
      data: {
        ...wordsOf(context, about),
        kind,
        campaignId: campaign.id,
        self: names.has(personId),
        names: others.filter(Boolean).toSorted(new Intl.Collator(context.language).compare),
        ends: campaign.lapse === "end",
      },
    });
  }
}

/** The receipt, to those who were asked. */
export async function writeConfirmed(
  tx: Tx,
  context: Context,
  about: About & { readonly personId: PersonId; readonly receipt: string },
): Promise<void> {
  const { personId, receipt, campaign } = about;
  // By the system: an agent or a parent may not read the addresses of everybody who acts for the person.
  const system = context.as({ kind: "system", name: "renewals" });
  const name = await givenNameOf(tx, context, personId);
  const { people } = await recipientsFor(tx, system, { personId, serviceId: campaign.serviceId });
  for (const to of people) {
    await notify(tx, system, {
      personId: to,
      template: "renewal_confirmed",
      data: { ...wordsOf(context, about), receipt, name: to === personId ? "" : name },
    });
  }
}

function wordsOf({ language }: Context, { campaign, service }: About) {
  const day = (date: string) => formatLongDate(date, language);
  return {
    campaign: campaign.title[language],
    service: service[language],
    closesOn: day(campaign.closesOn),
    graceUntil: day(graceUntil(campaign)),
    untilWhen: untilWhen(campaign, language),
    from: day(campaign.period.from),
    until: day(campaign.period.until),
  };
}

async function givenNameOf(tx: Tx, context: Context, personId: PersonId): Promise<string> {
  const pairs = await listElements(tx, context, personId);
  return formatElement("given_name", currentValue(pairs, "given_name"), "fr");
}
