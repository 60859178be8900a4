import { aTown } from "../../../../testing/builders.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import { type InvoiceId, setReminders } from "../index.ts";
import { aCanteen, type Canteen, type Member, type Someone } from "./a-canteen.ts";

export interface FamilyReminded {
  readonly caen: Canteen;
  readonly jeanne: Someone;
  readonly leo: Member;
  /** To pay by 2 December. */
  readonly invoiceId: InvoiceId;
}

let towns = 0;

/**
 * A new town, the 1st of October 2026, that reminds after ten, thirty and sixty days; Jeanne, her son Léo,
 * and one invoice of so much.
 * @param cents of its meal
 */
export async function aFamilyReminded(house: TestRuntime, cents: number): Promise<FamilyReminded> {
  towns += 1;
  house.clock.set("2026-10-01T08:00:00Z");
  const { id } = await aTown(house, { slug: `ville-${towns}`, name: "Ville de Caen" });
  const caen = await aCanteen(house, id);
  await setReminders(caen.mayor, { seriesId: caen.seriesId, days: [10, 30, 60] });
  const jeanne = await caen.parent({ email: "jeanne@courriel.example" });
  const leo = await caen.child([jeanne]);
  await caen.meal(leo, "2026-10-05", { amount: cents });
  const [invoice] = (await caen.issue()).invoices;
  if (!invoice) throw new TypeError("an invoice is expected");
  return { caen, jeanne, leo, invoiceId: invoice.id };
}
