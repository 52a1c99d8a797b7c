/** The account register as the window and the rules see it: accounts, people, departments, and what happened to them. [A-6.g] */

export * from "./register/account-record.ts";
export type * from "./register/events.ts";
export type * from "./register/import-preview.ts";
export type * from "./register/records.ts";
export type * from "./register/views.ts";
