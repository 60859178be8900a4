export const PASSES = "/administration/pass";
export const NEW_PASS = `${PASSES}/nouveau`;
export const PARTNERS = `${PASSES}/partenaires`;
export const NEW_PARTNER = `${PARTNERS}/nouveau`;
export const STATEMENTS = `${PASSES}/releves`;

export const partnerPath = (id: string): string => `${PARTNERS}/${id}`;
export const agentPath = (id: string): string => `${partnerPath(id)}/personnes`;
export const endAgentPath = (id: string): string => `${partnerPath(id)}/personnes/fin`;
export const endPath = (id: string): string => `${partnerPath(id)}/fin`;
export const closePath = (id: string): string => `${partnerPath(id)}/arreter`;
export const statementPath = (id: string): string => `${STATEMENTS}/${id}`;
export const filePath = (id: string): string => `${statementPath(id)}/releve.csv`;
export const transferPath = (id: string): string => `${statementPath(id)}/virement`;
export const voidPath = (id: string): string => `${transferPath(id)}/annuler`;
export const accountPath = (id: string): string => `${partnerPath(id)}/compte`;
export const agreeAccountPath = (id: string): string => `${accountPath(id)}/accepter`;
export const withdrawAccountPath = (id: string): string => `${accountPath(id)}/abandonner`;
export const takeUpPath = (id: string): string => `${partnerPath(id)}/reprendre`;
