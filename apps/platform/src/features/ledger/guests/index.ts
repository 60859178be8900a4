export {
  acceptInvitation,
  endGuest,
  type Invitation,
  listInvitations,
  refuseInvitation,
} from "./answer.ts";
export { guestsContribution } from "./contribution.ts";
export { guestsErrors } from "./errors.ts";
export type { Guest, GuestId, GuestState } from "./guest.ts";
export { type GuestOfChild, inviteGuest, listGuestsOf, listInvitable, parseAddress } from "./invite.ts";
export { guestsJobs } from "./jobs.ts";
export { countTry, getServing, listEverServed } from "./serve.ts";
