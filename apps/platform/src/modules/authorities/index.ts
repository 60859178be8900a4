export type { Authority, AuthorityContact, AuthorityKind, Contact, Desk } from "./authority.ts";
export { authoritiesContribution } from "./contribution.ts";
export { createAuthority } from "./create-authority.ts";
export {
  findAuthorityBySlug,
  getAuthority,
  getDefaultDesk,
  getDesk,
  listAuthorities,
  listDesksOf,
  listMembersOf,
  listProvidersFor,
} from "./find-authority.ts";
