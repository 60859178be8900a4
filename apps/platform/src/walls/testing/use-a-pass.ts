import { randomUUID } from "node:crypto";
import { formatReceiptNumber } from "@ardeco/contracts";
import { nextTargetDay } from "@ardeco/sepa";
import {
  cancelTransfer,
  closeStatement,
  confirmOfferUse,
  createPassMembership,
  definePass,
  issueShortCode,
  openPass,
  readPass,
  requestPartnerAccount,
  writeTransfer,
} from "../../features/activities/passes/index.ts";
import { aPartner } from "../../features/activities/passes/testing/a-youth-pass.ts";
import { issueOpenedCardCode, requestSupport } from "../../features/cards/supports/index.ts";
import { aJournal } from "../../features/cards/terminals/testing/a-reader.ts";
import { acceptConsent } from "../../features/consent/consent/index.ts";
import type { Newcomer } from "../../features/enrolment/enrolment/testing/a-file.ts";
import type { Context } from "../../kernel/context.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import { asks } from "../../testing/consents.ts";
import { aPublishedService } from "../../testing/services.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/**
 * A free pass of hers: a seat used yesterday and paid to the cinema, another today, a code that waits, one
 * that a guesser missed.
 */
export async function useAPass(house: TestRuntime, zelie: Newcomer) {
  const { authorityId: town, personId } = zelie;
  const today = house.clock.now().toISOString();
  const requests = [asks("given_name")];
  const service = await aPublishedService(house, town, { slug: "pass-jeunes", definition: { requests } });
  const mayor = await anAgent(house, town, ["authority_administrator"], "Odile Baudroie");
  const offerId = parseId<"passOffer">(randomUUID());
  const passId = parseId<"pass">(randomUUID());
  const days = { startsOn: "2026-09-01", endsOn: "2027-08-31" };
  const name = { fr: "Place de cinéma", en: "Cinema seat" };
  await definePass(mayor, {
    ...{ id: passId, serviceId: service.id, name: { fr: "Pass", en: "Pass" }, ...days },
    ...{ feeCents: 0, feeCounterId: null, rule: null, ruleOn: null },
    offers: [
      { id: offerId, name, category: "cinema", amountCents: 500, uses: 3, sharePercent: null, ...days },
    ],
  });
  const cinema = await aPartner({ house, town, mayor }, "Cinéma du Port", [offerId]);
  await acceptConsent(zelie, {
    personId,
    serviceId: service.id,
    version: service.version,
    granted: [],
    refused: ["given_name"],
  });
  const asked = { passId, personId };
  await createPassMembership(zelie, asked);
  await openPass(zelie, asked);
  const useOne = async () => {
    const { code } = await issueShortCode(zelie, asked);
    const read = await readPass(cinema.agent, { code });
    if (!read.accepted) throw new Error(read.why.fr);
    await confirmOfferUse(cinema.agent, { ticket: read.ticket, offerId });
  };
  house.clock.set(new Date(new Date(today).getTime() - 86_400_000).toISOString());
  await useOne();
  house.clock.set(today);
  const { id: releve } = await closeStatement(mayor, {
    id: parseId<"passStatement">(randomUUID()),
    partnerId: cinema.id,
    untilOn: new Date(new Date(today).getTime() - 86_400_000).toISOString().slice(0, 10),
  });
  await useOne();
  const colleague = await anAgent(house, town, ["authority_administrator"], "Côme Vairon");
  const transfer = {
    id: releve,
    payer: { name: "Ville", iban: "FR14 2004 1010 0505 0001 3M02 606" },
    payOn: nextTargetDay(today.slice(0, 10)),
  };
  await writeTransfer(colleague, transfer);
  const third = await anAgent(house, town, ["authority_administrator"], "Alix Chevesne");
  await cancelTransfer(third, { id: releve, attempt: 1, reason: "refused" });
  await writeTransfer(colleague, transfer);
  await requestPartnerAccount(third, { partnerId: cinema.id, iban: "DE89370400440532013000" });
  await laysACard(house, zelie, { mayor, agent: cinema.agent });
  await readPass(cinema.agent, { code: "00000000" });
  const nobody = formatReceiptNumber({ prefix: "SUP", year: 2026, sequence: 999_999 });
  await readPass(cinema.agent, { code: nobody, born: "1/1/2001" });
  await issueShortCode(zelie, asked);
  return { pass: passId, partner: cinema.id, releve };
}

/** On the reader of the cinema, which is then the cinema’s. */
async function laysACard(
  house: TestRuntime,
  { authorityId: town, personId }: Newcomer,
  { mayor, agent }: { readonly mayor: Context; readonly agent: Context },
): Promise<void> {
  const [desk] = await house.sqlAs<{ id: string }>("owner", "select id from desk where authority_id = $1", [
    town,
  ]);
  const deskId = parseId<"desk">(desk?.id ?? "");
  const { reader } = await aJournal(mayor, deskId, "partner_reader");
  const id = parseId<"support">(randomUUID());
  const clerk = await anAgent(house, town, ["validator"], "Blanche Ombrine");
  await requestSupport(clerk, { id, personId, kind: "printed" });
  const at = { purpose: "partner", deskId, readerId: reader.id } as const;
  const read = await readPass(agent, { code: issueOpenedCardCode(house.system(town), id, at) });
  if (!read.accepted) throw new Error(read.why.fr);
}
