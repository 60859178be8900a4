/** Without a document: who answered there, or stands here. */
export const reachProofs = ["answered", "at_desk"] as const;
export type DeskReachProof = (typeof reachProofs)[number];

export const reachNames = ["phone_number", "email"] as const;
export type ReachName = (typeof reachNames)[number];

export const PROOF = "preuve";
