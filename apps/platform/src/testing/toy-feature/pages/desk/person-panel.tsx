import { hasCapability } from "../../../../features/access/access/index.ts";
import { deskPersonSlot } from "../../../../frames/desk/slots.ts";
import { loadLoans } from "../load-loans.ts";

export const toysPanel = deskPersonSlot.fill({
  name: "toys.loans",
  title: { fr: "Jouets prêtés", en: "Toys lent" },
  order: { after: "contacts.exchanges" },
  permission: (actor) => hasCapability(actor, "person.enrol"),
  load: (context, { subjects }) => loadLoans(context, subjects),
  show: (loans) => ({
    id: "jouets",
    content: (
      <ul>
        {loans.map(({ id, toy }) => (
          <li key={id}>{toy}</li>
        ))}
      </ul>
    ),
  }),
});
