/** Help, in French then in English: the command is for both. */
export const USAGE = `ardeco duplicates FICHIER… [--map COLONNE=RÔLE]… [--threshold P] [--link]

Trouve qui est là deux fois dans un fichier CSV (première ligne : les noms des colonnes ; le séparateur et l’encodage sont
reconnus). Écrit des lignes JSON : chaque paire avec sa probabilité et ses raisons, puis chaque groupe de lignes qui sont une
même personne, puis un résumé. Une ligne mal formée est laissée de côté et signalée, avec son numéro, sur la sortie d’erreur.

  --map COLONNE=RÔLE  ce qu’est une colonne ; se répète, ou plusieurs séparées par des virgules. Sans lui, les noms usuels sont
                      compris. Rôles : given_name family_name usage_name birth_date sex birth_place identifier email phone
                      street street_number postcode town region text id
  --threshold P       retient les paires à partir de cette probabilité ; sans lui, elle est choisie d’après le fichier
  --link              plusieurs fichiers : ne retient que les paires d’un fichier à l’autre

Les lignes sont nommées par la colonne de rôle id, sinon par leur numéro à partir de 1. Termine avec 0, ou 2 si la demande ou
le fichier n’est pas compris.

—— English ——

ardeco duplicates FILE… [--map COLUMN=ROLE]… [--threshold P] [--link]

Finds who is there twice in a CSV file (first line: the names of the columns; separator and encoding are recognised). Prints
lines of JSON: each pair with its probability and reasons, then each cluster of rows that are one person, then a summary. A
line of a wrong shape is left aside and told, with its number, on the standard error.

  --map COLUMN=ROLE   what a column is; may be repeated, or several separated by commas. Without any, usual names are understood. Roles:
                      given_name family_name usage_name birth_date sex birth_place identifier email phone
                      street street_number postcode town region text id
  --threshold P       takes pairs from this probability on; without it, it is chosen from the file
  --link              several files: takes only pairs from one file to another

Rows are named by the column of role id, else by their number from 1. Ends with 0, or 2 when the request or the file is not
understood.`;
