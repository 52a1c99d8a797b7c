import { roleTitle } from "../../main/model/policy-pack.ts";
import type { NamedPerson } from "../../main/model/register-view.ts";
import { Note } from "../components/note.tsx";
import { firstCitation } from "../custodians/custody-words.ts";
import { useReady } from "../stores/app.ts";
import { useRegister } from "../stores/register.ts";
import type { AtDepartment } from "./at-department.ts";
import { selfDesignation } from "./people-words.ts";

/** Who designates, as far as the register knows: the department’s director; nobody else is taken for it. [A-5.a.ii] */
export function designator({ view, pack }: AtDepartment): NamedPerson {
  const role = pack.register.designation?.by;
  const { director } = view.department;
  const person = director === null ? undefined : view.people[director.person];
  if (person === undefined || person.left) return { name: "", role: "" };
  return { name: person.name, role: role === undefined ? person.title : roleTitle(pack, role) };
}

/** Who designates by the policy, and a word where somebody designates themselves. [A-5.a.ii] */
export function Designating({ at, by, person }: { at: AtDepartment; by: string; person: string | null }) {
  const { view, pack } = at;
  const me = useReady().person;
  const people = useRegister().desk?.people ?? [];
  const rule = pack.register.designation;
  if (rule === null) return null;
  const wanted = `the ${roleTitle(pack, rule.by)} to designate (${firstCitation(pack, rule.clauses)})`;
  const { director } = view.department;
  const chosen = people.find(({ id }) => id === person)?.name;
  const self = selfDesignation(by, { me: me.name, chosen, director: director && view.people[director.person]?.name });
  if (self === null) return <p className="hint">The policy wants {wanted}.</p>;
  return (
    <Note tone="warn">
      <p>
        {self} The policy wants {wanted}.
      </p>
    </Note>
  );
}
