export const PASSES = "/administration/pass";
export const NEW_PASS = `${PASSES}/nouveau`;
export const PARTNERS = `${PASSES}/partenaires`;
export const NEW_PARTNER = `${PARTNERS}/nouveau`;
export const STATEMENTS = `${PASSES}/releves`;

export const buildPartnerPath = (id: string): string => `${PARTNERS}/${id}`;
export const buildAgentPath = (id: string): string => `${buildPartnerPath(id)}/personnes`;
export const endAgentPath = (id: string): string => `${buildPartnerPath(id)}/personnes/fin`;
export const buildPartnerEndPath = (id: string): string => `${buildPartnerPath(id)}/fin`;
export const closePath = (id: string): string => `${buildPartnerPath(id)}/arreter`;
export const buildStatementPath = (id: string): string => `${STATEMENTS}/${id}`;
export const buildStatementFilePath = (id: string): string => `${buildStatementPath(id)}/releve.csv`;
export const buildTransferPath = (id: string): string => `${buildStatementPath(id)}/virement`;
export const buildVoidPath = (id: string): string => `${buildTransferPath(id)}/annuler`;
export const buildAccountPath = (id: string): string => `${buildPartnerPath(id)}/compte`;
export const buildApproveAccountPath = (id: string): string => `${buildAccountPath(id)}/accepter`;
export const withdrawAccountPath = (id: string): string => `${buildAccountPath(id)}/abandonner`;
export const buildConfirmAgreementPath = (id: string): string => `${buildPartnerPath(id)}/reprendre`;
