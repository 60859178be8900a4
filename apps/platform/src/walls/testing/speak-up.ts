import { asId } from "../../kernel/ids.ts";
import { writeContact } from "../../modules/contacts/index.ts";
import type { Newcomer } from "../../modules/enrolment/testing/a-file.ts";
import { askRight } from "../../modules/rights/index.ts";

/** She writes to the town, and asks for a right over her data. */
export async function speakUp(zelie: Newcomer): Promise<void> {
  await writeContact(zelie, {
    id: asId<"contact">(zelie.newId()),
    subject: "Le wombat de la cantine",
    asked: "Le numbat mange-t-il ?",
  });
  await askRight(zelie, {
    id: asId<"rights_request">(zelie.newId()),
    personId: zelie.personId,
    right: "restriction",
    text: "Que le numbat attende.",
  });
}
