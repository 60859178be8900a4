export type { Authority, AuthorityContact, AuthorityKind, Contact, Desk } from "./authority.ts";
export { authoritiesContribution } from "./contribution.ts";
export {
  countAuthorityChanges,
  recordAuthorityChange as noteAuthorityChange,
} from "./count-authority-changes.ts";
export { createAuthority } from "./create-authority.ts";
export {
  findAuthorityBySlug,
  getAuthority,
  getDefaultDesk,
  getDesk,
  getOpenDesk,
  isWithoutAuthority,
  listAuthoritiesOf,
  listMemberAuthorities,
  listOpenDesks,
  listProviderAuthorities,
  readAnyDesk,
  readAuthorities,
  readAuthority,
  readMemberAuthorities,
  readOpenDesks,
  readProviders,
} from "./find-authority.ts";
export { HELP_LENGTH, type HelpText } from "./help/help.ts";
export { listHelp, updateHelpTexts } from "./help/update-help-texts.ts";
export { type ImportedTerritory, importTerritory } from "./import-territory.ts";
export { authoritiesJobs } from "./jobs.ts";
export { addDesk, closeDesk, submitDeskFacts } from "./keep-desks.ts";
export { listCompetentAuthorities, type OfficialCode } from "./list-competent-authorities.ts";
export { officialEdition } from "./official/files.ts";
export {
  type Commune,
  findCommuneByCode,
  findMistypedCommune,
  listPostcodeCommunes,
  listSimilarCommunes,
  searchCommunes,
} from "./official/list-postcode-communes.ts";
export type { OfficialAuthority, OfficialKey } from "./official/official-authority.ts";
export { readTerritory } from "./official/read-territory.ts";
export { computeOpening, type Opening } from "./opening/compute-opening.ts";
export {
  findAuthorityDepartement,
  isPublicHoliday,
  parseDepartementCode,
} from "./opening/public-holidays.ts";
export { listUnreadHours, readHours } from "./opening/read-hours.ts";
export type { Schedule, Span } from "./opening/schedule.ts";
export type { Presentation, PresentationFacts } from "./presentation.ts";
export { showPrivateOffers } from "./private-offers.ts";
export type { TerritoryChanges } from "./rules/compare-territory.ts";
export { formatAuthorityGenitive, formatAuthorityName, toAuthority } from "./rules/named.ts";
export { compareFacts } from "./rules/presentation.ts";
export { toSearchableName } from "./rules/searchable.ts";
export {
  type AuthorityQuestion,
  type FoundAuthorities,
  findAuthorityByWords,
  searchAuthorities,
} from "./search-authorities.ts";
export type { ListedAuthority } from "./store/search.ts";
export {
  buildImportPreview,
  confirmImport,
  createImportProposal,
  listImports,
  type TerritoryImport,
  type TerritoryImportId,
} from "./territory-imports.ts";
export {
  applyFormerPresentation,
  getPresentation,
  updateAuthorityPresentation,
} from "./update-authority-presentation.ts";
