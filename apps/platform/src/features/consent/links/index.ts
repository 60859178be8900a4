export { acceptLink, declineLink, getLinkRequest, type LinkRequest } from "./answer-link.ts";
export { confirmLink, readLink } from "./confirm-link.ts";
export { linksContribution } from "./contribution.ts";
export { linksJobs } from "./jobs.ts";
export { type AccountLink, listLinks, removeLink } from "./own-links.ts";
export { requestLink } from "./request-link.ts";
export { TICKET_MS } from "./rules.ts";
export type { LinkWish } from "./sealed-words.ts";
