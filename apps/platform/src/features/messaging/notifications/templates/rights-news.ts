interface NewsData {
  readonly right: "access" | "rectification" | "erasure" | "portability" | "restriction" | "objection";
  readonly number: string;
  /** Long dates, in the reader's language. */
  readonly dueOn: string;
  readonly actsOn?: string;
  /** An erasure that a second agent has not confirmed: nothing is planned yet. */
  readonly toConfirm?: boolean;
  /** The request's own page; absent of a message written before it was. */
  readonly path?: string;
  /** What was answered, said on paper only. */
  readonly answer: string;
  /** Read by somebody else than whose data it is. */
  readonly isOther: boolean;
  /** Read by who was merged into the person whose data it is, and would go with them. */
  readonly isMerged?: boolean;
  /** Of a pause: titles of the services that it covers, everything when there is none. */
  readonly services?: readonly string[];
  readonly liftsOn?: string;
  readonly liftedBy?: "person" | "authority";
  /** Its lifting is no decision of the authority: the reader wished it, or somebody else did. */
  readonly wish?: "yours" | "others";
  /** The reader did not ask for the pause: they lift it once who did was told. */
  readonly isAskedByOther?: boolean;
  /** Of a pause lifted in the reader's name: where they say that it was not them. */
  readonly takeBack?: string;
  /** The reader may keep the pause until that day. */
  readonly mayKeep?: boolean;
  /** Asked by themselves, in their own session. */
  readonly isOnline?: boolean;
}

export interface RequestNews extends NewsData {
  readonly what: "received" | "answered" | "refused" | "extended" | "undone";
}

/** Of the state that a restriction is, and not of the request. */
export interface PauseNews extends NewsData {
  readonly what: "began" | "lifting" | "kept" | "unkept" | "lifted" | "taken_back";
}

export type RightsNewsData = RequestNews | PauseNews;
