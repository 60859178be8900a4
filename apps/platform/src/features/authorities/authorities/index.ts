export type { Authority, AuthorityContact, AuthorityKind, Contact, Desk } from "./authority.ts";
export { changePresentation, getPresentation, restorePresentation } from "./change-presentation.ts";
export { authorityChanges, noteChange as noteAuthorityChange } from "./changes.ts";
export { authoritiesContribution } from "./contribution.ts";
export { createAuthority } from "./create-authority.ts";
export {
  findAuthorityBySlug,
  getAuthority,
  getDefaultDesk,
  getDesk,
  getOpenDesk,
  isWithoutAuthority,
  listAuthoritiesOf,
  listDesksOf,
  listMembersOf,
  listProvidersFor,
} from "./find-authority.ts";
export { changeHelp, listHelp } from "./help/change-help.ts";
export { HELP_LENGTH, type HelpText } from "./help/help.ts";
export { type ImportedTerritory, importTerritory } from "./import-territory.ts";
export { authoritiesJobs } from "./jobs.ts";
export { addDesk, changeDesk, closeDesk } from "./keep-desks.ts";
export { listCompetentFor, type OfficialCode } from "./list-competent.ts";
export {
  type Commune,
  communeElsewhere,
  communeNamed,
  communesLike,
  communesNear,
  communesOf,
} from "./official/communes-of.ts";
export { officialEdition } from "./official/files.ts";
export type { OfficialAuthority, OfficialKey } from "./official/official-authority.ts";
export { readTerritory } from "./official/read-territory.ts";
export { type Opening, openingAt } from "./opening/opening-at.ts";
export { departementIn, departementOf, isPublicHoliday } from "./opening/public-holidays.ts";
export { readHours, unreadHours } from "./opening/read-hours.ts";
export type { Schedule, Span } from "./opening/schedule.ts";
export type { Presentation, PresentationFacts } from "./presentation.ts";
export { showPrivateOffers } from "./private-offers.ts";
export type { TerritoryChanges } from "./rules/compare-territory.ts";
export { ofAuthority, theAuthority, toAuthority } from "./rules/named.ts";
export { changedFacts } from "./rules/presentation.ts";
export { searchable } from "./rules/searchable.ts";
export {
  type AuthorityQuestion,
  type FoundAuthorities,
  findAuthorityByWords,
  searchAuthorities,
} from "./search-authorities.ts";
export type { ListedAuthority } from "./store/search.ts";
export {
  confirmImport,
  listImports,
  previewImport,
  proposeImport,
  type TerritoryImport,
  type TerritoryImportId,
} from "./territory-imports.ts";
