export { notificationsContribution } from "./contribution.ts";
export { notificationsJobs } from "./jobs.ts";
export type { Message } from "./message.ts";
export { cancelWaitingMessages, notify, notifyAddress, notifyAddresses, notifyFolded } from "./notify.ts";
export {
  listLetters,
  listPersonMessages,
  readLetter,
  setLetterPrinted,
} from "./read-messages.ts";
export type { BookingNews } from "./templates/bookings.ts";
export type { CouplingNews } from "./templates/couplings.ts";
export type { TemplateData, TemplateName } from "./templates/index.ts";
export { waitingLetters } from "./waiting-letters.ts";
