import { Alert } from "@ardeco/ui";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskQueueSlot } from "../../../../../../frames/desk/slots.ts";
import { loadEach } from "../../../../../../frames/feature/load-each.ts";
import { bothIn } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { countLateContacts } from "../../../index.ts";
import { deskContactWords } from "./contact-words.ts";

/** Who waits for longer than promised is told before the files of the morning. */
export const lateContactsFill = deskQueueSlot.fill({
  name: "contacts.late",
  title: bothIn(deskContactWords)(({ title }) => title),
  order: 20,
  permission: (actor) => hasCapability(actor, "file.read"),
  load: (context, { subjects }) =>
    loadEach(context, subjects, async (tx) => (await countLateContacts(tx, context)) || undefined),
  show: (late, { visit: { language, brand } }) => {
    const words = deskContactWords(language);
    return (
      <Alert tone="warning" title={words.lateCount(late)}>
        <p>
          {words.lateText} <a href={buildDeskAddresses(brand).contacts}>{words.seeAll}</a>
        </p>
      </Alert>
    );
  },
});
