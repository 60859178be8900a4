export { toIdentityFacts } from "./candidates.ts";
export { identityContribution } from "./contribution.ts";
export { createDeclaration, type Declaration, withdrawDeclaration } from "./create-declaration.ts";
export { closeFormer, rejectElement, type Validation, validateElement } from "./decide-element.ts";
export type { Element, ElementPair, ElementState, Provenance } from "./element.ts";
export { identityErrors } from "./errors.ts";
export { expireElements } from "./expire-elements.ts";
export { type AlikePerson, compareFacts, findAlike, findDescribed, toElementFacts } from "./find-alike.ts";
export { findCurrentText, findCurrentValue, formatNameInUse, nameElements } from "./find-current-value.ts";
export { identityJobs } from "./jobs.ts";
export {
  type ForServices,
  findPersonsByValue,
  listElementHistories,
  listElementHistory,
  listElements,
  listForServices,
  listPeopleElements,
  listPeopleHavingElement,
  listServiceElements,
  listWithheld,
  readElements,
  readPeopleElements,
  readValidated,
  readValidatedElements,
} from "./list-elements.ts";
export type { ChosenMerge, PersonMerge, PersonMergeId, Sides } from "./merged/merge.ts";
export {
  cancelMergeRequest,
  cancelSplitRequest,
  countWaitingMerges,
  findKept,
  findMerge,
  findMergeLocked,
  listFolded,
  listFoldedOfEach,
  listFormerMergeRequests,
  listMerges,
  listMergesInForce,
  listWaitingMerges,
  mergePerson,
  recordSamePerson,
  removeDistinctPeople,
  requireNotFolded,
  saveDistinctPeople,
  saveMergeRequest,
  saveSplitRequest,
  splitPerson,
  waitConcurrentMerges,
  waitEveryMerge,
} from "./merged/merges.ts";
export { readFoldedPersons, readKeptPerson, readMergesInForce } from "./merged/read-merges.ts";
export {
  createPerson,
  findPerson,
  findPersons,
  getPerson,
  listPersonsPage,
  type Person,
  readPerson,
  setPersonStatus,
} from "./persons.ts";
export type { Spoken } from "./store/person-merges.ts";
export type { PersonStatus } from "./store/persons.ts";
export { formatDecider, registerNamed, withheldText } from "./words.ts";
