import { Type } from "typebox";
import { Compile } from "typebox/compile";
import type { Column } from "../rules/read-line.ts";
import { roles } from "../rules/roles.ts";
import type { FileRow } from "../store/tables.ts";

const Columns = Compile(
  Type.Array(
    Type.Object({
      header: Type.String(),
      role: Type.Union([Type.Null(), ...roles.map((role) => Type.Literal(role))]),
    }),
  ),
);

/** As an administrator said them; none before. Throws TypeError for a row that is not ours. */
export function toFileColumns({ columns }: Pick<FileRow, "columns">): readonly Column[] {
  if (columns === null) return [];
  if (!Columns.Check(columns)) throw new TypeError("columns of a file of another shape");
  return columns as readonly Column[];
}
