export { factsOf } from "./candidates.ts";
export { identityContribution } from "./contribution.ts";
export { currentText, currentValue, nameElements, nameInUse } from "./current-value.ts";
export { closeFormer, refuseElement, type Validation, validateElement } from "./decide-element.ts";
export { type Declaration, declareElement, withdrawDeclaration } from "./declare-element.ts";
export type { Element, ElementPair, ElementState, Provenance } from "./element.ts";
export { identityErrors } from "./errors.ts";
export { expireElements } from "./expire-elements.ts";
export { type AlikePerson, compareWith, factsIn, findAlike, findDescribed } from "./find-alike.ts";
export { identityJobs } from "./jobs.ts";
export {
  type ForServices,
  findPersonsByValue,
  listElementHistoriesOf,
  listElementHistory,
  listElements,
  listElementsOf,
  listForServices,
  listForServicesOf,
  listPersonsWith,
  listWithheld,
  readValidated,
} from "./list-elements.ts";
export type { ChosenMerge, PersonMerge, PersonMergeId, Sides } from "./merged/merge.ts";
export {
  findKept,
  findMerge,
  foldPerson,
  forgetAsked,
  forgetSaidApart,
  forgetUndoAsked,
  holdOffMerges,
  keepAsked,
  keepSaidApart,
  keepUndoAsked,
  listFolded,
  listFoldedOfEach,
  listMerges,
  listMergesAskedBefore,
  listMergesInForce,
  lockAllMerges,
  lockMerge,
  noteSaidSame,
  requireNotFolded,
  unfoldPerson,
} from "./merged/merges.ts";
export {
  createPerson,
  findPerson,
  findPersons,
  getPerson,
  listPersonsAfter,
  type Person,
  setPersonStatus,
} from "./persons.ts";
export type { Spoken } from "./store/person-merges.ts";
export type { PersonStatus } from "./store/persons.ts";
export { deciderOf, registerNamed, withheldText } from "./words.ts";
