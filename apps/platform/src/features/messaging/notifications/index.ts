export { notificationsContribution } from "./contribution.ts";
export { notificationsErrors } from "./errors.ts";
export { notificationsJobs } from "./jobs.ts";
export type { Message } from "./message.ts";
export { cancelWaitingMessages, notify, notifyAddress, notifyFolded } from "./notify.ts";
export { listLetters, listPersonMessages, readMessage, setLetterPrinted } from "./read-messages.ts";
export type { BookingNews } from "./templates/bookings.ts";
export type { CouplingNews } from "./templates/couplings.ts";
export type { TemplateData, TemplateName } from "./templates/index.ts";
