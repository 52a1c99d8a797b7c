/** Names of clauses, steps and roles that one part of a pack uses and another one must have. */

import { type PackFault, type PackPath, quoted } from "./fault.ts";
import { list, members, named, texts } from "./raw.ts";

interface Reference {
  readonly path: PackPath;
  /** Who names it: `step “evidence”` */
  readonly where: string;
  readonly what: "clause" | "step" | "role";
  readonly name: string;
}

/** Of a value that may not be a pack yet: whatever else is wrong with it, a name that nothing has is found. */
export function unknownNames(pack: unknown): readonly PackFault[] {
  const { clauses, steps, roles } = members(pack);
  const known = { clause: idsOf(clauses), step: idsOf(steps), role: idsOf(roles) };
  return [...references(pack)]
    .filter(({ what, name }) => !known[what].has(name))
    .map(({ path, where, what, name }) => ({
      path,
      says: `${where} names the ${what} “${quoted(name)}”, which is not in the pack`,
    }));
}

function idsOf(value: unknown): ReadonlySet<string> {
  return new Set(named(value).map(([, id]) => id));
}

function* references(pack: unknown): Generator<Reference> {
  const { steps, actions, notices, rows, vault, records, review, register, device } = members(pack);
  for (const [place, step] of list(steps).entries()) yield* ofStep(["steps", place], members(step));
  for (const [place, action] of list(actions).entries()) yield* ofAction(["actions", place], members(action));
  for (const [place, notice] of list(notices).entries()) {
    const { text, clause } = members(notice);
    yield* one(["notices", place, "clause"], `the notice “${quoted(text)}”`, "clause", clause);
  }
  for (const [row, ids] of Object.entries(members(rows)))
    yield* each(["rows", row], `row “${quoted(row)}”`, "clause", ids);
  yield* ofRules(["vault"], () => "the vault’s rule", vault);
  yield* one(["vault", "role", "role"], "the vault’s rule", "role", members(members(vault).role).role);
  yield* ofRules(["records"], () => "the rule for records", records);
  yield* one(["review", "clause"], "the review", "clause", members(review).clause);
  yield* ofRegister(register);
  yield* each(["device", "clauses"], "the rule for devices", "clause", members(device).clauses);
}

function* ofStep(
  path: PackPath,
  { id, clauses, after, role }: Readonly<Record<string, unknown>>,
): Generator<Reference> {
  const where = `step “${quoted(id)}”`;
  yield* each([...path, "clauses"], where, "clause", clauses);
  yield* each([...path, "after"], where, "step", after);
  yield* one([...path, "role"], where, "role", role);
}

function* ofAction(path: PackPath, action: Readonly<Record<string, unknown>>): Generator<Reference> {
  const where = `action “${quoted(action.id)}”`;
  yield* each([...path, "clauses"], where, "clause", action.clauses);
  yield* each([...path, "reversal", "clauses"], where, "clause", members(action.reversal).clauses);
  yield* each([...path, "needs"], where, "step", action.needs);
}

function* ofRegister(register: unknown): Generator<Reference> {
  const where = (rule: string) => `the register’s rule “${quoted(rule)}”`;
  const { creation, users, designation, checklist } = members(register);
  yield* ofRules(["register"], where, register);
  yield* one(["register", "creation", "approver"], where("creation"), "role", members(creation).approver);
  yield* each(["register", "users", "roles"], where("users"), "role", members(users).roles);
  const { role, by } = members(designation);
  yield* one(["register", "designation", "role"], where("designation"), "role", role);
  yield* one(["register", "designation", "by"], where("designation"), "role", by);
  for (const [place, item] of list(members(checklist).items).entries()) {
    const { id, clauses } = members(item);
    yield* each(
      ["register", "checklist", "items", place, "clauses"],
      `the checklist’s item “${quoted(id)}”`,
      "clause",
      clauses,
    );
  }
}

/** The clauses of every rule of a part. */
function* ofRules(path: PackPath, where: (rule: string) => string, part: unknown): Generator<Reference> {
  for (const [rule, value] of Object.entries(members(part))) {
    yield* each([...path, rule, "clauses"], where(rule), "clause", members(value).clauses);
  }
}

function* each(path: PackPath, where: string, what: Reference["what"], names: unknown): Generator<Reference> {
  for (const [place, name] of texts(names)) yield { path: [...path, place], where, what, name };
}

function* one(path: PackPath, where: string, what: Reference["what"], name: unknown): Generator<Reference> {
  if (typeof name === "string") yield { path, where, what, name };
}
