export { type CallerChecked, checkCaller } from "./check-caller.ts";
export {
  type Contact,
  type ContactChannel,
  type ContactId,
  type ContactStep,
  SUBJECT_LENGTH,
  TEXT_LENGTH,
} from "./contact.ts";
export { contactsContribution } from "./contribution.ts";
export { contactsErrors } from "./errors.ts";
export { forwardDeskContacts } from "./forward-desk-contacts.ts";
export { type ContactRead, forwardContact, submitContactAnswer, submitContactReply } from "./go-on.ts";
export { contactsJobs } from "./jobs.ts";
export {
  countLateContacts,
  listPersonContacts,
  listWaitingContacts,
  readContact,
  WAITING_A_PAGE,
} from "./list-contacts.ts";
export { type ContactNoted, type ContactWritten, openContact, writeContact } from "./open-contact.ts";
export { type CallerAnswer, type CallerCheck, isLate, type KnownOfCaller } from "./rules.ts";
export { waitingContacts } from "./waiting-contacts.ts";
