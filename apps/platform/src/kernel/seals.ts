/** What a sealed code says, once its seal was verified; or why nothing of it is believed. */
export type SealedCode =
  | {
      readonly valid: true;
      /** As read. */
      readonly literal: string;
      /**
       * The part that the issuer signed: the same document is known again by it, whatever signature or annex
       * somebody writes after.
       */
      readonly signed: string;
      /** Document type of the specification, two characters: "01" is an invoice. */
      readonly type: string;
      /** In French; null for a type unknown here. */
      readonly typeName: string | null;
      /** Who the certificate was issued to. */
      readonly issuer: string | null;
      /** Authority and certificate: "FR05/0001". */
      readonly certificate: string;
      /** Civil dates; null when the code does not say. */
      readonly emittedOn: string | null;
      readonly signedOn: string | null;
      /** Signed with the key that everybody has. */
      readonly test: boolean;
      readonly fields: readonly SealedField[];
    }
  | { readonly valid: false; readonly literal: string; readonly reason: string };

export interface SealedField {
  readonly id: string;
  readonly value: string;
  /** The issuer says that the value was cut. */
  readonly truncated: boolean;
  /**
   * Otherwise the value may hold the fields that follow it: neither it nor the absence of another is to be
   * relied upon.
   */
  readonly certain: boolean;
}

export interface SealReading {
  readonly codes: readonly SealedCode[];
  /** Why the document could not be searched, or null. */
  readonly unreadable: string | null;
}

/** Verifies the sealed codes (2D-Doc) that a document shows. */
export interface Seals {
  verify(codes: readonly Uint8Array[]): Promise<readonly SealedCode[]>;
}
