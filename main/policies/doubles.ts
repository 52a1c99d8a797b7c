/** Names that may be there only once. */

import type { PackFault, PackPath } from "./fault.ts";
import { list, members, named, texts } from "./raw.ts";

type Names = readonly (readonly [number, string])[];

/** Of a value that may not be a pack yet. */
export function doubles(pack: unknown): readonly PackFault[] {
  const { clauses, roles, steps, grounds, actions, records, register, device } = members(pack);
  const { record, users, checklist, review, workplan } = members(register);
  const consultations = list(steps).map((step) => (members(step).kind === "consultation" ? step : null));
  return [
    ...again("clause", ["clauses"], "id", named(clauses)),
    ...again("role", ["roles"], "id", named(roles)),
    // An entry names the title of the person consulted: it must say which step that was.
    ...again("role's title", ["roles"], "title", named(roles, "title")),
    ...again("consultation with the role", ["steps"], "role", named(consultations, "role")),
    ...again("ground", ["grounds"], "id", named(grounds)),
    ...again("step", ["steps"], "id", named(steps)),
    ...again("action", ["actions"], "id", named(actions)),
    ...again("provision", ["records", "provisions"], "id", named(members(records).provisions)),
    ...again("need of an account", ["register", "record", "needs"], null, texts(members(record).needs)),
    ...again("role of those who may post", ["register", "users", "roles"], null, texts(members(users).roles)),
    ...again("checklist’s item", ["register", "checklist", "items"], "id", named(members(checklist).items)),
    ...again("thing to look at", ["register", "review", "looksAt"], null, texts(members(review).looksAt)),
    ...again("line of the device checklist", ["device", "needs"], null, texts(members(device).needs)),
    ...again("question on devices", ["device", "asks"], "id", named(members(device).asks)),
    ...again("part of the workplan", ["register", "workplan", "parts"], "id", named(members(workplan).parts)),
  ];
}

function again(what: string, path: PackPath, member: string | null, names: Names): readonly PackFault[] {
  const seen = new Set<string>();
  return names.flatMap(([place, name]) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const at = member === null ? [...path, place] : [...path, place, member];
    return [{ path: at, says: `the ${what} “${name}” is there twice` }];
  });
}
