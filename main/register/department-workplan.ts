import { AppError } from "../lib/app-error.ts";
import { anyText } from "../lib/field.ts";
import { ownMember } from "../model/own-member.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import { isBlank } from "../model/text.ts";

/**
 * The parts of a workplan that say something, in the pack's order. [A-6.a]
 * @throws AppError FIELD_UNKNOWN {field} for a part that the pack does not know, TEXT_* {field}
 */
export function workplanParts(pack: PolicyPack, parts: Readonly<Record<string, string>>): Record<string, string> {
  const known = (pack.register.workplan?.parts ?? []).map(({ id }) => id);
  const unknown = Object.keys(parts).find((part) => !known.includes(part));
  if (unknown !== undefined) throw new AppError("FIELD_UNKNOWN", { field: unknown });
  const written = known.map((part): [string, string] => [part, anyText(part, ownMember(parts, part) ?? "", "passage")]);
  return Object.fromEntries(written.filter(([, text]) => !isBlank(text)));
}
