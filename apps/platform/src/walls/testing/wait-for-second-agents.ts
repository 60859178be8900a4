import { randomUUID } from "node:crypto";
import { createAccount } from "../../features/access/access/index.ts";
import { acceptCoupling, submitCoupling } from "../../features/activities/couplings/index.ts";
import { aRun } from "../../features/activities/couplings/testing/a-coupling.ts";
import { requestPartnerAccount } from "../../features/activities/passes/index.ts";
import { aYouthPass } from "../../features/activities/passes/testing/a-youth-pass.ts";
import { readDebits, setCreditor } from "../../features/billing/debits/index.ts";
import { aDirectDebit, IBAN } from "../../features/billing/debits/testing/a-direct-debit.ts";
import { aCanteen } from "../../features/billing/invoices/testing/a-canteen.ts";
import { aRegie } from "../../features/billing/payments/testing/a-regie.ts";
import { draftService, submitVersion } from "../../features/catalogue/catalogue/index.ts";
import {
  closeVersionDraft,
  readVersion,
  saveTexts,
  startVersion,
} from "../../features/compliance/compliance/index.ts";
import { aCorrespondent } from "../../features/enrolment/sources/testing/a-correspondent.ts";
import { openRecovery } from "../../features/identity/recovery/index.ts";
import { importOldCards } from "../../features/ledger/oldcards/index.ts";
import { mergePersons } from "../../features/records/merges/index.ts";
import { mergingTown } from "../../features/records/merges/testing/merging-town.ts";
import { requestErasure } from "../../features/records/rights/index.ts";
import type { Context } from "../../kernel/context.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import { aDefinition } from "../../testing/services.ts";
import { aPublishedTariff, aTariffDraft } from "../../testing/tariffs.ts";

export type WaitingTown = Awaited<ReturnType<typeof aWaitingTown>>;

/** A town where one thing of each kind waits for a second agent. */
export async function aWaitingTown() {
  const merging = await mergingTown();
  const { house, town } = merging;
  const money = await awaitOnMoney(merging);
  const mayor = money.mayor;
  const manager = await anAgent(house, town.id, ["service_manager"], "Maud Pichon");
  await awaitOnServices(merging, manager);
  await awaitOnPeople(merging);
  await aCorrespondent(mayor, { isConfirmed: false });
  const id = parseId<"compliance_version">(randomUUID());
  const kind = "impact_assessment";
  const number = await startVersion(mayor, { id, kind });
  const { version } = await readVersion(mayor, kind, number);
  const texts = { context: "Une identité pour tous.", necessity: "Chaque donnée sert un service." };
  await saveTexts(mayor, { id, revision: version.revision, texts });
  await closeVersionDraft(mayor, { id, revision: version.revision + 1 });
  /** As many services more, written by other managers, wait for an approver. */
  const addVersions = async (count: number) => {
    for (let n = 0; n < count; n += 1) {
      const writer = await anAgent(house, town.id, ["service_manager"], `Responsable n° ${n}`);
      await submitService(writer, `service-${n}`);
    }
  };
  return { ...merging, ...money, manager, addVersions };
}

type Merging = Awaited<ReturnType<typeof mergingTown>>;

async function awaitOnMoney({ house, town }: Merging) {
  const { canteen } = await aDirectDebit(house, town.id);
  const { mayor } = canteen;
  const { creditor } = await readDebits(mayor, canteen.seriesId);
  await anAgent(house, town.id, ["authority_administrator"], "Yves Marie");
  const pass = await aYouthPass(house, town.id);
  // Whom an administrator has just added counts for one with them for a week.
  house.clock.advance(8 * 86_400_000);
  await setCreditor(mayor, { ...creditor, iban: IBAN });
  const library = await aCanteen(house, town.id, { code: "BIBLIO", dueDays: 15 });
  const { regieId } = await aRegie(house, town.id, library.purse, { code: "BIBLIO" });
  await setCreditor(mayor, { ...creditor, seriesId: library.seriesId, regieId, iban: IBAN });
  await requestPartnerAccount(mayor, {
    partnerId: pass.bookshop.id,
    iban: "FR7630004000031234567890143",
  });
  await importOldCards(mayor, { counterId: canteen.purse.counterId, text: "N-100;7\n" });
  return { mayor, canteen, pass };
}

async function awaitOnServices({ house, town }: Merging, manager: Context): Promise<void> {
  await submitService(manager, "ludotheque");
  const place = { house, caen: town.id };
  const bus = await aRun(place, { fr: "Bus", en: "Bus" });
  const pool = await aRun(place, { fr: "Piscine", en: "Swimming pool" });
  const approver = await anAgent(house, town.id, ["data_protection_officer"], "Élie Roussel");
  const tariffId = await aPublishedTariff({ manager: pool.manager, approver }, pool.service.id);
  await aTariffDraft(bus.manager, bus.service.id, { fr: "Ticket de bus", en: "Bus ticket" });
  const couplingId = parseId<"coupling">(randomUUID());
  await submitCoupling(pool.manager, {
    id: couplingId,
    name: { fr: "La piscine à moitié prix", en: "The pool at half price" },
    giverId: pool.service.id,
    tariffId,
    off: { percent: 50 },
    needed: [bus.service.id],
    needs: "all",
    stacks: false,
    startsOn: "2027-01-04",
    endsOn: null,
  });
  await acceptCoupling(bus.manager, { id: couplingId, serviceId: bus.service.id });
}

async function submitService(manager: Context, slug: string): Promise<void> {
  const id = parseId<"service">(randomUUID());
  await submitVersion(manager, await draftService(manager, { id, slug, definition: aDefinition() }));
}

async function awaitOnPeople({ house, system, camille, twice, enrolled, merged }: Merging): Promise<void> {
  const both = await twice();
  await mergePersons(camille, { id: both.id, keptId: both.one.personId, choices: {} });
  const known = { given_name: "Jeanne", family_name: "Martin", birthdate: "1990-05-04" };
  const person = await enrolled(known);
  // An account that no message reaches.
  await system.transaction((tx) => createAccount(tx, system, { personId: person.personId }));
  await openRecovery(camille, {
    personId: person.personId,
    proof: "identity_card",
    reason: "Téléphone volé",
  });
  const gone = await twice({ emails: ["e1@example.org"] });
  await merged(gone);
  const session = { actor: gone.one.actor, method: "email_link", createdAt: house.clock.now() } as const;
  const { personId } = gone.one;
  await requestErasure(gone.one, { id: gone.one.newId(), personId, text: "Adieu", session });
}
