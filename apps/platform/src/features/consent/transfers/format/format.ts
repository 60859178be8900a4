import { Type } from "typebox";
import type { Opened } from "../../../trust/keys/index.ts";

export const separators = [";", ",", "\t"] as const;
export const encodings = ["utf-8", "utf-8-bom", "windows-1252"] as const;
/** 2026-11-24, 24/11/2026, 20261124. */
export const dateShapes = ["iso", "french", "compact"] as const;

export type Encoding = (typeof encodings)[number];
export type DateShape = (typeof dateShapes)[number];

/** One column: the header that the software wants, and where its value comes from. */
const Column = Type.Object({ header: Type.String(), source: Type.String() });
export type Column = Opened<typeof Column>;

/** How the files of one service are written. */
export const Format = Type.Object({
  /** Null: the published default, all that the service asks. */
  columns: Type.Union([Type.Null(), Type.Array(Column)]),
  separator: Type.Enum([...separators]),
  encoding: Type.Enum([...encodings]),
  dates: Type.Enum([...dateShapes]),
});
export type Format = Opened<typeof Format>;

/** Published in docs/protocol/files.md. Opens as it is in a French spreadsheet. */
export const defaultFormat: Format = {
  columns: null,
  separator: ";",
  encoding: "utf-8-bom",
  dates: "iso",
};
