import type { Text } from "@ardeco/contracts";
import { formatElement } from "@ardeco/contracts";
import { formatLongDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { findCurrentValue, listElements } from "../../identity/identity/index.ts";
import { notify } from "../../messaging/notifications/index.ts";
import { type Campaign, computeGraceEnd, formatAnswerDeadline } from "../campaigns/index.ts";
import { getRecipients, type Recipients } from "./recipients.ts";
import { toRenewalsSystem } from "./to-renewals-system.ts";

interface RenewalMessageSubject {
  readonly campaign: Campaign;
  /** Title of the service. */
  readonly service: Text;
}

/** One message to each recipient, about all those of one family that it concerns. */
export async function writeNotice(
  tx: Tx,
  context: Context,
  about: RenewalMessageSubject & {
    readonly kind: "opened" | "reminder" | "grace" | "lapsed";
    readonly recipients: Recipients;
    readonly concerned: readonly PersonId[];
  },
): Promise<void> {
  const { campaign, kind, concerned } = about;
  const names = new Map<PersonId, string>();
  for (const personId of concerned) names.set(personId, await getRenewalGivenName(tx, context, personId));
  for (const personId of about.recipients.people) {
    const others = [...names].filter(([id]) => id !== personId).map(([, name]) => name);
    await notify(tx, context, {
      personId,
      template: "renewal_notice",
      data: {
        ...buildRenewalWords(context, about),
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
  about: RenewalMessageSubject & { readonly personId: PersonId; readonly receipt: string },
): Promise<void> {
  const { personId, receipt, campaign } = about;
  // By the system: an agent or a parent may not read the addresses of everybody who acts for the person.
  const system = toRenewalsSystem(context);
  const name = await getRenewalGivenName(tx, context, personId);
  const { people } = await getRecipients(tx, system, { personId, serviceId: campaign.serviceId });
  for (const to of people) {
    await notify(tx, system, {
      personId: to,
      template: "renewal_confirmed",
      data: { ...buildRenewalWords(context, about), receipt, name: to === personId ? "" : name },
    });
  }
}

function buildRenewalWords({ language }: Context, { campaign, service }: RenewalMessageSubject) {
  const day = (date: string) => formatLongDate(date, language);
  return {
    campaign: campaign.title[language],
    service: service[language],
    closesOn: day(campaign.closesOn),
    graceUntil: day(computeGraceEnd(campaign)),
    untilWhen: formatAnswerDeadline(campaign, language),
    from: day(campaign.period.from),
    until: day(campaign.period.until),
  };
}

async function getRenewalGivenName(tx: Tx, context: Context, personId: PersonId): Promise<string> {
  const pairs = await listElements(tx, context, personId);
  return formatElement("given_name", findCurrentValue(pairs, "given_name"), "fr");
}
