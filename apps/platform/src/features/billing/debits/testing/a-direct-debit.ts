import { randomUUID } from "node:crypto";
import { nextTargetDay } from "@ardeco/sepa";
import { addDays } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import { aCanteen, type Canteen, type Member, type Someone } from "../../invoices/testing/a-canteen.ts";
import { type ARegie, aRegie } from "../../payments/testing/a-regie.ts";
import {
  type Collection,
  type CollectionId,
  confirmFirstCreditor,
  type MandateId,
  type PreparedCollection,
  readDebits,
  sendCollection,
  setCreditor,
  signAtDesk,
  signOnline,
  startCollectionPreparation,
} from "../index.ts";

/** The example of the Banque de France; nobody's account. */
export const IBAN = "FR76 3000 6000 0112 3456 7890 189";
/** The example of the SWIFT registry for Germany. */
export const OTHER_IBAN = "DE89 3704 0044 0532 0130 00";
/** As a colleague reads it on the paper. */
export const endOf = (iban: string): string => iban.replaceAll(" ", "").slice(-8);

/** The first day on which what was invoiced today may be taken: told before, and due. */
export const dueBy = (soonest: string): string => nextTargetDay(addDays(soonest, 7));

/** A canteen whose invoices may be taken from payers' accounts. */
export interface DirectDebit {
  readonly canteen: Canteen;
  readonly regie: ARegie;
  /** At the desk, not of the régie. */
  readonly desk: Context;
  readonly colleague: Context;
  /** Somebody with a child and one meal invoiced, who signed online. */
  family(facts?: { readonly iban?: string; readonly name?: string }): Promise<{
    readonly parent: Someone;
    readonly child: Member;
    readonly mandateId: MandateId;
  }>;
  sign(parent: Someone, iban?: string): Promise<MandateId>;
  type(parent: Someone, iban?: string, by?: Context): Promise<MandateId>;
  prepare(collectOn: string, by?: Context, id?: CollectionId): Promise<PreparedCollection>;
  send(id: CollectionId): Promise<Collection>;
}

/** The day of most stories. */
export const ON = "2026-12-01";
let towns = 0;

/**
 * A new town, the 1st of October 2026, whose canteen may debit: the setting of a story, and nothing of the
 * one before.
 */
export async function aTownThatDebits(house: TestRuntime): Promise<DirectDebit> {
  towns += 1;
  house.clock.set("2026-10-01T08:00:00Z");
  const { id } = await aTown(house, { slug: `ville-${towns}`, name: "Ville de Caen" });
  return aDirectDebit(house, id);
}

export async function aDirectDebit(
  house: TestRuntime,
  town: AuthorityId,
  code = "CANTINE",
  /** Within the notice of a collection, unless the story says otherwise: nothing is taken before its date. */
  dueDays = 15,
): Promise<DirectDebit> {
  const canteen = await aCanteen(house, town, { code, dueDays });
  const regie = await aRegie(house, town, canteen.purse, { code });
  const { seriesId, mayor } = canteen;
  await setCreditor(mayor, {
    seriesId,
    regieId: regie.regieId,
    name: "Régie périscolaire de Caen",
    ics: "FR72ZZZ123456",
    iban: "FR14 2004 1010 0505 0001 3M02 606",
    noticeDays: 14,
  });
  const { first } = await readDebits(regie.regisseur, seriesId);
  if (first) await confirmFirstCreditor(regie.regisseur, { seriesId, mark: first.mark });
  const desk = await anAgent(house, town, ["reception"], "Lise Bécasse");
  const colleague = await anAgent(house, town, ["reception"], "Omar Courlis");
  const sign: DirectDebit["sign"] = async (parent, iban = IBAN) => {
    const signed = await signOnline(parent, {
      id: parseId<"mandate">(randomUUID()),
      seriesId,
      personId: parent.personId,
      iban,
      holder: "Jeanne Lemoine",
      session: { method: "passkey", createdAt: house.clock.now() },
    });
    return signed.id;
  };
  return {
    canteen,
    regie,
    desk,
    colleague,
    sign,
    family: async ({ iban = IBAN, name = "Léo" } = {}) => {
      const parent = await canteen.parent();
      const child = await canteen.child([parent], { name });
      await canteen.meal(child, "2026-10-05");
      await canteen.issue();
      return { parent, child, mandateId: await sign(parent, iban) };
    },
    type: async (parent, iban = IBAN, by = desk) => {
      const typed = await signAtDesk(by, {
        id: parseId<"mandate">(randomUUID()),
        seriesId,
        personId: parent.personId,
        iban,
        holder: "Jeanne Lemoine",
        signedOn: house.clock.now().toISOString().slice(0, 10),
        place: "Caen",
      });
      return typed.id;
    },
    prepare: (collectOn, by = regie.mandataire, id = parseId<"debitCollection">(randomUUID())) =>
      startCollectionPreparation(by, { id, seriesId, collectOn }),
    send: (id) => sendCollection(regie.regisseur, id),
  };
}
