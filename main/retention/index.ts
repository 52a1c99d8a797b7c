/** Legal holds, and the disposal of records that have had their time. [A-6.e.i] */

export type { Disposing } from "./order.ts";
export type { DisposalDraft, RetainedLog, RetentionOptions } from "./ports.ts";
export { Retention } from "./retention.ts";
