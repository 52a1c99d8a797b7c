import { emailKey } from "../../model/register/person-key.ts";
import type { PersonRecord } from "../../model/register-view.ts";
import type { PersonColumn } from "./columns.ts";
import { namedCell } from "./held-cell.ts";
import type { KnownRegister } from "./known-register.ts";
import type { PersonSaid } from "./person-rows.ts";

type Same = Readonly<Record<PersonColumn, (text: string) => boolean>>;

/**
 * Does a cell say what the register says of somebody, in whatever words? Of somebody who has left, what they held before is no difference.
 * @param said what was read of the row
 */
export function samePerson(register: KnownRegister, said: PersonSaid, held: PersonRecord): Same {
  const isGone = held.left !== null;
  const signed = held.acknowledgement;
  return {
    name: (text) => text === held.name,
    title: (text) => text === held.title,
    email: (text) => held.email !== null && emailKey(text) === emailKey(held.email),
    department: (text) => register.isSameDepartment(text, held.department),
    joinedOn: (text) => text === held.joinedOn,
    roles: () => isGone || sameRoles(register, said, held),
    ...sameSeats(register, said, held),
    signedOn: (text) => text === signed?.signedOn,
    forwardedOn: (text) => text === signed?.forwardedOn,
    // Of what was not forwarded it is not read.
    forwardedTo: (text) => said.signed?.forwarded == null || text === signed?.forwardedTo,
    leftOn: (text) => text === held.left?.on,
  };
}

function sameRoles(register: KnownRegister, { roles }: PersonSaid, held: PersonRecord): boolean {
  const standing = held.roles.filter(({ to }) => to === null);
  return (
    roles.length === standing.length &&
    roles.every(({ role, department, since }) =>
      standing.some(
        (one) =>
          one.role === role &&
          register.isSameDepartment(one.department, department) &&
          (since ?? one.from) === one.from,
      ),
    )
  );
}

function sameSeats(register: KnownRegister, { seats: { coordinator, director } }: PersonSaid, held: PersonRecord) {
  const isGone = held.left !== null;
  const seats = register.seats(held.id);
  const coordinated = coordinator.map((said) => ({ said, one: inDepartment(register, seats.coordinator, said) }));
  const directed = director.map((said) => ({ said, one: inDepartment(register, seats.director, said) }));
  return {
    coordinatorOf: () =>
      isGone || (coordinator.length === seats.coordinator.length && coordinated.every(({ one }) => one !== undefined)),
    designatedBy: () =>
      isGone || coordinated.every(({ said, one }) => one === undefined || namedCell(one.by) === namedCell(said.by)),
    designatedOn: () => isGone || coordinated.every(({ said, one }) => (said.on ?? one?.on) === one?.on),
    directorOf: () =>
      isGone ||
      (director.length === seats.director.length &&
        directed.every(({ said, one }) => one !== undefined && (said.on ?? one.on) === one.on)),
  };
}

function inDepartment<T extends { readonly department: string }>(
  register: KnownRegister,
  seats: readonly T[],
  { department }: { readonly department: string },
): T | undefined {
  return seats.find((seat) => register.isSameDepartment(seat.department, department));
}
