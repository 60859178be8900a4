/** What the examples speak of: one town, its médiathèque and its canteen, and nobody who exists. */
export const SERVICE = "6e1f0a34-8c1b-4a53-9b63-0c8f5d2a7e10";
export const APPLICATION = "2b7c9f6a-4f0e-4c4e-8d0b-5a1c3e7f9d21";
export const PERSON = "c51d7d1e-1e0a-4b57-9d61-6f2f3a4b5c6d";
export const SUB = "q3Jr0mXo2VtYk8uF1sLzB7nHcE5aWgD9iPpKjQxR4eM";
export const TRANSFER = "8d3a5c52-7d0b-4f0e-a1c7-9e2b6f4d8a03";
export const JTI = "f0c2b7de-3b55-4c1a-9a57-7b1d2e3f4a5b";
export const GRANT = "a4f6e1d8-2c3b-4d5e-8f90-1a2b3c4d5e6f";
export const FILE = "0f9e8d7c-6b5a-4c3d-9e1f-2a3b4c5d6e7f";
export const ELEMENT = "7c6b5a49-3827-4615-8a3b-2c1d0e9f8a7b";
export const EQUIPMENT = "5d4c3b2a-1908-4f7e-ad6c-5b4a39281706";
export const AT = "2026-11-29T08:30:00.000Z";

export interface Example {
  readonly request?: unknown;
  readonly answer: unknown;
}
export type Examples = Readonly<Record<string, Example>>;
