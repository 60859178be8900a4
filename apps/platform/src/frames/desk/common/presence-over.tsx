import { Button, Form } from "@ardeco/ui";
import type { PersonId } from "../../../kernel/ids.ts";
import { defineMessages, type Visit } from "../../../web/index.ts";
import { buildDeskAddresses } from "./addresses.ts";

const presenceWords = defineMessages({
  fr: { over: "La personne est partie : tout masquer" },
  en: { over: "The person has left: hide everything" },
});

/** One button closes what only their presence opened. */
export function PresenceOver({ visit, personId }: { visit: Visit; personId: PersonId }) {
  return (
    <Form action={buildDeskAddresses(visit.brand).presenceOver(personId)} csrf={visit.csrf()}>
      <Button variant="secondary" icon="log-out">
        {presenceWords(visit.language).over}
      </Button>
    </Form>
  );
}
