import { createAccount } from "../../../features/access/access/index.ts";
import { setOnlineAccount } from "../../../features/billing/payments/index.ts";
import { type ARegie, aRegie } from "../../../features/billing/payments/testing/a-regie.ts";
import { type CounterAccountId, openAccount } from "../../../features/ledger/counters/index.ts";
import { aPurse, type Purse } from "../../../features/ledger/counters/testing/a-purse.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { type Someone, type SpaceHouse, spaceHouse } from "./space-house.ts";

export const INVITED = "/caen/espace/compteurs/invites";
export const TOP_UP = "/caen/espace/recharger-pour";

export const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

/** Léo of two separated parents, with a counter of his own; Odette, who is invited. */
export interface GuestFamily {
  readonly jeanne: Someone;
  readonly julien: Someone;
  readonly odette: Someone;
  readonly leo: PersonId;
  readonly accountId: CounterAccountId;
  /** Odette’s, which she proved that she reads. */
  readonly address: string;
}

/** A town where meals are paid online, and what a guest and parents do there. */
export async function guestTown() {
  const home: SpaceHouse = await spaceHouse();
  const purse: Purse = await aPurse(home.house, home.caen, {
    name: { fr: "Restauration scolaire", en: "School meals" },
    ceiling: 10_000,
  });
  const regie: ARegie = await aRegie(home.house, home.caen, purse);
  const paidBy = (provider: "payfip" | "simulator") =>
    setOnlineAccount(regie.mayor, { regieId: regie.regieId, provider, clientNumber: "000000", mode: "test" });
  await paidBy("simulator");
  const signed = (who: Someone) => home.server.signedIn(who);
  let addresses = 0;
  const anAddress = () => `personne-${++addresses}@courriel.example`;

  async function entersBy(who: Someone, email = anAddress()) {
    const system = home.house.system(home.caen);
    await system.transaction((tx) => createAccount(tx, system, { personId: who.personId, email }));
    await home.house.sqlAs(
      "owner",
      "update account set email_confirmed_on = '2026-01-02' where person_id = $1",
      [who.personId],
    );
    return email;
  }

  async function aFamily(): Promise<GuestFamily> {
    const jeanne = await home.jeanne();
    const julien = await home.jeanne({ given_name: "Julien", family_name: "Morel" });
    const odette = await home.jeanne({
      given_name: "Odette",
      family_name: "Vasseur",
      birthdate: "1951-02-03",
    });
    const leo = await home.childOf(jeanne);
    await home.alsoParent(julien, leo);
    const accountId = await openAccount(jeanne, { personId: leo, counterId: purse.counterId });
    const address = await entersBy(odette);
    await home.house.sqlAs("owner", "delete from message");
    return { jeanne, julien, odette, leo, accountId, address };
  }

  return {
    ...{ home, purse, regie, paidBy, signed, anAddress, entersBy, aFamily },
    ...invitingIn(home),
  };
}

/** What parents and guests do on the pages, and what is left of it. */
function invitingIn({ house, server }: SpaceHouse) {
  const messagesTo = async (who: Someone) =>
    (await house.sqlAs("owner", "select id from message where person_id = $1", [who.personId])).length;

  async function invites({ leo, accountId }: GuestFamily, parent: Someone, to: string) {
    const browser = await server.signedIn(parent);
    await browser.open(`${INVITED}?pour=${leo}`);
    return browser.submit({ compteur: accountId, adresse: to }, { action: INVITED });
  }

  async function invitationOf({ leo }: GuestFamily) {
    const [row] = await house.sqlAs<{ id: string }>(
      "owner",
      "select id from topup_guest where child_id = $1",
      [leo],
    );
    return row?.id ?? "";
  }

  const statesOf = async ({ leo }: GuestFamily) =>
    (
      await house.sqlAs<{ state: string }>(
        "owner",
        "select state from topup_guest where child_id = $1 order by state",
        [leo],
      )
    ).map(({ state }) => state);

  async function accepts(family: GuestFamily, guest: Someone) {
    const browser = await server.signedIn(guest);
    await browser.open(TOP_UP);
    const answer = { invitation: await invitationOf(family), geste: "oui" };
    return browser.submit(answer, { action: `${TOP_UP}/reponse` });
  }

  return { messagesTo, invites, invitationOf, statesOf, accepts };
}

export type GuestTown = Awaited<ReturnType<typeof guestTown>>;
