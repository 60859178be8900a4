export {
  acceptInvitation,
  declineInvitation,
  endGuest,
  type Invitation,
  listInvitations,
} from "./answer.ts";
export { guestsContribution } from "./contribution.ts";
export { guestsErrors } from "./errors.ts";
export type { Guest, GuestId, GuestState } from "./guest.ts";
export { type GuestOfChild, inviteGuest, listChildGuests, listInvitable, parseAddress } from "./invite.ts";
export { guestsJobs } from "./jobs.ts";
export { countTry, getServing, listEverServed } from "./serve.ts";
