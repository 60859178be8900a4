import { Tag } from "@ardeco/ui";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import type { Visit } from "../../../../../../web/index.ts";
import {
  type DeskCampaign,
  findRenewal,
  listDeskCampaigns,
  type Renewal,
} from "../../../../renewals/index.ts";
import { deskCampaignWords } from "./campaign-words.ts";

export interface DeskRenewal extends DeskCampaign {
  readonly renewal: Renewal;
}

/** What this person has to confirm, in the campaigns that a desk may help with. */
export async function listDeskRenewals(
  context: Context,
  personId: PersonId,
): Promise<readonly DeskRenewal[]> {
  const found: DeskRenewal[] = [];
  for (const one of await listDeskCampaigns(context)) {
    const renewal = await findRenewal(context, { personId, campaignId: one.campaign.id });
    if (renewal) found.push({ ...one, renewal });
  }
  return found;
}

interface RenewalListProps {
  readonly renewals: readonly DeskRenewal[];
  readonly visit: Visit;
}

/** Each leads to the file to confirm. */
export function RenewalList({ renewals, visit: { language, brand } }: RenewalListProps) {
  const words = deskCampaignWords(language);
  return (
    <ul class="ar-desk-list">
      {renewals.map(({ campaign, service, renewal }) => (
        <li key={campaign.id}>
          <a href={buildDeskAddresses(brand).renewal(renewal.personId, campaign.id)}>
            {words.toConfirm(campaign.title[language], service.definition.title[language])}
          </a>{" "}
          <Tag tone={renewal.state === "confirmed" ? "success" : "warning"}>
            {words.states[renewal.state]}
          </Tag>
        </li>
      ))}
    </ul>
  );
}
