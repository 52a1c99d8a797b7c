import { describe, expect, it } from "vitest";
import type { Evidence } from "../../main/model/entry.ts";
import type { PersonRecord } from "../../main/model/register-view.ts";
import type { AccountStep, NewPerson, PersonStep } from "../../preload/contract.ts";
import { anchorage, anoka, harbour, packs } from "../model/packs.ts";
import { ABook } from "./a-book.ts";

const pat: NewPerson = {
  details: { name: "Pat Sample", title: "Editor", email: "pat@city.example", department: "Parks" },
  joinedOn: "2019-10-01",
  anyway: false,
};
const scan: Evidence = { bytes: 900, mediaType: "application/pdf", name: "signed.pdf", sha256: "cd".repeat(32) };

class People extends ABook {
  add(change: Partial<NewPerson["details"]> = {}, anyway = false): PersonRecord {
    return this.book.addPerson({ ...pat, details: { ...pat.details, ...change }, anyway });
  }

  take(person: PersonRecord, step: PersonStep, evidence: Evidence | null = null): PersonRecord {
    return this.book.personStep(person.id, this.book.person(person.id).lastEvent, step, evidence);
  }

  /** Ids of the steps that can be taken back, the newest first. */
  takeBack(person: PersonRecord): readonly number[] {
    return this.book.personHistory(person.id).flatMap(({ id, takeBack }) => (takeBack ? [id] : []));
  }

  give(person: PersonRecord, role: string, department = "Parks", on = "2024-05-01"): PersonRecord {
    return this.take(person, { step: "give-role", on, role, department });
  }
}

describe("somebody who can't be added", () => {
  it.each([
    [{ name: " \u200b" }, 'TEXT_EMPTY {"field":"name"}'],
    [{ department: "" }, 'TEXT_EMPTY {"field":"department"}'],
    [{ name: "x".repeat(201) }, 'TEXT_TOO_LONG {"field":"name","limit":200}'],
    [{ title: "Edi\u0000tor" }, 'TEXT_CONTROL_CHARACTER {"field":"title"'],
    [{ email: "pat" }, 'EMAIL_INVALID {"field":"email"}'],
    [{ email: "pat@city" }, 'EMAIL_INVALID {"field":"email"}'],
    [{ email: "pat@@city.example" }, 'EMAIL_INVALID {"field":"email"}'],
  ])("%j is refused: %s", (change, message) => {
    const people = new People(anchorage);
    expect(() => people.add(change)).toThrow(message);
    expect(people.book.state().people).toEqual([]);
  });

  it("is refused with a day of joining that is none, or is still to come in the pack's time zone", () => {
    const people = new People(anchorage);
    const joining = (joinedOn: string) => () => people.book.addPerson({ ...pat, joinedOn });
    expect(joining("2019-02-29")).toThrow('DATE_INVALID {"field":"joinedOn"}');
    expect(joining("10/1/2019")).toThrow('DATE_INVALID {"field":"joinedOn"}');
    // Half past one in the morning in London is still the day before in the pack's zone.
    people.now = new Date("2026-03-03T01:30:00.000Z");
    expect(joining("2026-03-03")).toThrow('TIME_IN_FUTURE {"field":"joinedOn"}');
    expect(joining("2026-03-02")().joinedOn).toBe("2026-03-02");
  });

  it("is refused with the address of somebody who is here, and with the name unless it is meant", () => {
    const people = new People(anchorage);
    people.add();
    expect(() => people.add({ name: "Sam Sample", email: " PAT@City.example " }, true)).toThrow("PERSON_EXISTS");
    expect(() => people.add({ name: "pat  SAMPLE", email: null })).toThrow(
      'PERSON_EXISTS {"name":"Pat Sample","email":null}',
    );
    expect(people.add({ email: "other@city.example" }, true).name).toBe("Pat Sample");
    expect(people.add({ name: "Pat Sample", email: null }, true).email).toBeNull();
  });
});

describe("roles", () => {
  it("are held by one person in two departments, and two in one", () => {
    const people = new People(anchorage);
    const { id } = people.add();
    people.give(people.book.person(id), "coordinator");
    people.give(people.book.person(id), "coordinator", "Library", "2024-06-01");
    const { roles } = people.give(people.book.person(id), "director", "Library", "2025-01-01");
    expect(roles).toEqual([
      { role: "coordinator", department: "Parks", from: "2024-05-01", to: null },
      { role: "coordinator", department: "Library", from: "2024-06-01", to: null },
      { role: "director", department: "Library", from: "2025-01-01", to: null },
    ]);
    expect(people.book.state().departments.map(({ name }) => name)).toEqual(["Parks", "Library"]);
  });

  it("end one by one, and can be given again later", () => {
    const people = new People(anchorage);
    const person = people.give(people.give(people.add(), "coordinator"), "coordinator", "Library");
    const end: PersonStep = {
      step: "end-role",
      on: "2025-01-01",
      role: "coordinator",
      department: "PARKS",
      because: "Moved",
    };
    expect(() => people.take(person, { ...end, on: "2024-04-30" })).toThrow("TIME_BEFORE_STEP");
    expect(people.take(person, end).roles.map(({ to }) => to)).toEqual(["2025-01-01", null]);
    expect(() => people.take(person, end)).toThrow("USER_UNKNOWN");
    expect(people.give(person, "coordinator", "Parks", "2025-02-01").roles).toHaveLength(3);
  });

  it("are refused when the pack does not know them, when they are held already, and before the day of joining", () => {
    const people = new People(anchorage);
    const person = people.give(people.add(), "coordinator");
    expect(() => people.give(person, "mayor")).toThrow('ROLE_UNKNOWN {"role":"mayor"}');
    expect(() => people.give(person, "coordinator", " parks ")).toThrow("USER_EXISTS");
    expect(() => people.give(person, "designee", "Parks", "2019-09-30")).toThrow("TIME_BEFORE_STEP");
    expect(() => people.give(person, "designee", "Parks", "2026-03-03")).toThrow('TIME_IN_FUTURE {"field":"on"}');
    expect(() => people.give(person, "designee", " ")).toThrow('TEXT_EMPTY {"field":"department"}');
  });
});

describe("the acknowledgement", () => {
  it("[A-6.b.ii] notes the day of the signature with the scan, and then when it was forwarded and to whom", () => {
    const people = new People(anchorage);
    const person = people.add();
    const forward: PersonStep = { step: "forward", on: "2024-05-03", to: "Human Relations" };
    expect(() => people.take(person, forward)).toThrow("ACKNOWLEDGEMENT_UNSIGNED");
    const signed = people.take(person, { step: "acknowledge", on: "2024-05-02", source: null }, scan);
    const policy = `${anchorage.id}@${anchorage.version}`;
    const asSigned = { signedOn: "2024-05-02", policy, scan, forwardedOn: null, forwardedTo: "" };
    expect(signed.acknowledgement).toEqual(asSigned);
    expect(people.book.files()).toEqual([{ sha256: scan.sha256, bytes: scan.bytes }]);
    expect(() => people.take(person, { ...forward, on: "2024-05-01" })).toThrow("TIME_BEFORE_STEP");
    const forwarded = people.take(person, forward).acknowledgement;
    expect(forwarded).toEqual({ ...asSigned, forwardedOn: "2024-05-03", forwardedTo: "Human Relations" });
    const [line] = people.book.personHistory(person.id);
    expect(line?.says).toBe("The signed acknowledgement was forwarded to Human Relations.");
  });

  it("[A-6.b.ii] gets its scan later, under whichever policy is in force then, and the forwarding stays", () => {
    const people = new People(anchorage);
    const person = people.add();
    people.take(person, { step: "acknowledge", on: "2024-05-02", source: null });
    const forwarded = people.take(person, { step: "forward", on: "2024-05-03", to: "Human Relations" });
    people.pack = { ...anchorage, version: "2026-01-01" };
    const attached = people.take(person, { step: "acknowledge", on: "2024-05-02", source: null }, scan);
    expect(attached.acknowledgement).toEqual({ ...forwarded.acknowledgement, scan });
    const back = people.take(person, { step: "strike", event: attached.lastEvent, because: "Somebody else’s" });
    expect(back.acknowledgement).toEqual(forwarded.acknowledgement);
    const again = people.take(person, { step: "acknowledge", on: "2026-01-02", source: null }, scan);
    expect(again.acknowledgement).toMatchObject({ policy: `${anchorage.id}@2026-01-01`, forwardedOn: null });
  });

  it("[N-VI.A] is signed anew: what was forwarded before counts for the old paper only", () => {
    const people = new People(anoka);
    const person = people.add();
    people.take(person, { step: "acknowledge", on: "2024-05-02", source: null });
    people.take(person, { step: "forward", on: "2024-05-03", to: "City Clerk" });
    people.take(person, { step: "acknowledge", on: "2023-01-01", source: null });
    expect(people.book.person(person.id).acknowledgement).toMatchObject({ signedOn: "2024-05-02" });
    const again = people.take(person, { step: "acknowledge", on: "2025-05-02", source: null }, scan);
    expect(again.acknowledgement).toMatchObject({ signedOn: "2025-05-02", scan, forwardedOn: null });
  });
});

describe("changing details", () => {
  it("keeps what is not another one, and says in the history what is", () => {
    const people = new People(anchorage);
    const person = people.add();
    const change: PersonStep = {
      step: "change",
      on: "2026-01-05",
      details: { title: "Chief Editor", email: " " },
      why: "Promoted",
    };
    expect(people.take(person, change)).toMatchObject({
      name: "Pat Sample",
      title: "Chief Editor",
      email: null,
      joinedOn: "2019-10-01",
    });
    expect(people.book.personHistory(person.id)[0]?.says).toBe(
      "Title is now “Chief Editor”, E-mail is now empty: Promoted.",
    );
    expect(() => people.take(person, change)).toThrow('TEXT_EMPTY {"field":"details"}');
    expect(people.take(person, { ...change, details: { joinedOn: null } }).joinedOn).toBeNull();
  });

  it("is refused for the address of somebody else, and when the person was changed meanwhile", () => {
    const people = new People(anchorage);
    const person = people.add();
    const other = people.add({ name: "Sam Sample", email: "sam@city.example" });
    const taken: PersonStep = {
      step: "change",
      on: "2026-01-05",
      details: { email: "Sam@CITY.example" },
      why: "",
    };
    expect(() => people.take(person, taken)).toThrow("PERSON_EXISTS");
    people.give(other, "coordinator");
    const late = () => people.book.personStep(other.id, other.lastEvent, { ...taken, details: { title: "x" } }, null);
    expect(late).toThrow("PERSON_CHANGED");
    expect(() => people.book.personStep("nobody", 1, taken, null)).toThrow('PERSON_UNKNOWN {"person":"nobody"}');
  });
});

describe.each(packs.map((pack) => [pack.id, pack] as const))("leaving, under %s", (_, pack) => {
  const [role = ""] = pack.register.users.roles;
  const domain = pack.register.email?.domain ?? "city.example";

  it("[A-6.b.i] ends every role, designation and authorisation on that day, at once, and gives nothing new", () => {
    const people = new People(pack);
    const person = people.add();
    const stays = people.add({ name: "Sam Sample", email: "sam@city.example" });
    people.give(person, role);
    const account = people.takeIn({ email: `parks@${domain}` });
    for (const { id } of [person, stays]) {
      people.step(account, { step: "add-user", on: "2024-05-01", person: id, role });
    }
    people.step(account, {
      step: "change",
      on: "2024-05-01",
      details: { coordinator: person.id, director: stays.id },
      why: "",
    });
    const by = { name: "Kim Sample", role: "Director" };
    people.book.departmentStep(
      "Parks",
      0,
      { step: "coordinator", on: "2024-05-01", person: person.id, by, because: "" },
      null,
    );

    const left = people.take(person, { step: "leave", on: "2026-02-27", because: "Moved away" });

    expect(left.left).toEqual({ on: "2026-02-27", because: "Moved away" });
    expect(left.roles).toEqual([{ role, department: "Parks", from: "2024-05-01", to: "2026-02-27" }]);
    const after = people.book.account(account.id);
    expect(after.users).toEqual([
      { person: person.id, role, from: "2024-05-01", to: "2026-02-27", because: "Moved away" },
      { person: stays.id, role, from: "2024-05-01", to: null, because: "" },
    ]);
    expect([after.coordinator, after.director]).toEqual([null, stays.id]);
    expect(people.book.department("Parks").coordinator).toBeNull();
    expect(people.book.accountHistory(account.id).map(({ kind, on }) => [kind, on])).toContainEqual([
      "account.user-ended",
      "2026-02-27",
    ]);
    const refused = 'PERSON_LEFT {"person"';
    expect(() => people.give(person, role)).toThrow(refused);
    expect(() => people.step(account, { step: "add-user", on: "2026-03-01", person: person.id, role })).toThrow(
      refused,
    );
    expect(() => people.take(person, { step: "leave", on: "2026-03-01", because: "Again" })).toThrow(refused);
    expect(() => people.take(person, { step: "acknowledge", on: "2026-03-01", source: null })).toThrow(refused);
  });

  it("stands after a restart as it stood before", () => {
    const people = new People(pack);
    const person = people.give(people.add(), role);
    people.take(person, { step: "leave", on: "2026-02-27", because: "Moved away" });
    const before = people.book.state();
    people.restart();
    expect(people.book.state()).toEqual(before);
    people.database.exec("DELETE FROM register_record");
    people.restart();
    expect(people.book.state()).toEqual(before);
  });

  it("is nothing at all when one part of it can't be written", () => {
    const people = new People(pack);
    const person = people.give(people.add(), role);
    const account = people.takeIn({ email: `parks@${domain}` });
    people.step(account, { step: "add-user", on: "2024-05-01", person: person.id, role });
    const before = people.book.state();
    people.database.exec(
      "CREATE TEMP TRIGGER fail BEFORE INSERT ON register_event WHEN NEW.kind = 'account.user-ended' BEGIN SELECT RAISE(ABORT, 'disk'); END",
    );
    expect(() => people.take(person, { step: "leave", on: "2026-02-27", because: "Moved away" })).toThrow();
    expect(people.book.state()).toEqual(before);
    people.restart();
    expect(people.book.state()).toEqual(before);
  });

  it("can be taken back: what it ended is held again, but not where somebody else has taken the place since", () => {
    const people = new People(pack);
    const person = people.give(people.add(), role);
    const accounts = ["@sample_parks", "@sample_trails"].map((handle) =>
      people.takeIn({ handle, email: `parks@${domain}` }),
    );
    const [first, second] = accounts;
    if (first === undefined || second === undefined) throw new Error("two accounts");
    for (const account of accounts) {
      people.step(account, { step: "add-user", on: "2024-05-01", person: person.id, role });
    }
    const other = people.add({ name: "Sam Sample", email: null });
    const leads = (coordinator: string): AccountStep => {
      return { step: "change", on: "2026-03-01", details: { coordinator }, why: "" };
    };
    for (const account of accounts) people.step(account, leads(person.id));
    const left = people.take(person, { step: "leave", on: "2026-02-27", because: "Moved away" });
    people.step(second, { step: "activity", on: "2026-03-01", what: "A post" });
    people.step(second, leads(other.id));
    // Somebody else who goes on the same day for the same reason stays gone.
    people.step(first, { step: "add-user", on: "2024-05-01", person: other.id, role });
    people.take(other, { step: "leave", on: "2026-02-27", because: "Moved away" });
    const strike: PersonStep = { step: "strike", event: left.lastEvent, because: "Somebody else of that name" };
    expect(() => people.take(person, { ...strike, because: " " })).toThrow('TEXT_EMPTY {"field":"because"}');
    const back = people.take(person, strike);
    expect(back).toMatchObject({ left: null, roles: [{ role, department: "Parks", from: "2024-05-01", to: null }] });
    expect(people.book.account(first.id)).toMatchObject({ coordinator: person.id });
    expect(people.book.account(first.id).users.map(({ to }) => to)).toEqual([null, "2026-02-27"]);
    expect(people.book.account(second.id)).toMatchObject({ coordinator: null, users: [{ to: null }] });
    const struck = people.book.personHistory(person.id).find(({ id }) => id === left.lastEvent)?.struck;
    expect(struck).toMatchObject({ because: "Somebody else of that name", by: "Alex Sample" });
  });
});

describe("coming back", () => {
  it("gives back no role, and is refused once the address is somebody else's", () => {
    const people = new People(harbour);
    const person = people.give(people.add(), "editor");
    const comeBack: PersonStep = { step: "return", on: "2026-03-01", why: "Hired again" };
    expect(() => people.take(person, comeBack)).toThrow("PERSON_CHANGED");
    people.take(person, { step: "leave", on: "2026-02-27", because: "Moved away" });
    expect(() => people.take(person, { ...comeBack, on: "2026-02-26" })).toThrow("TIME_BEFORE_STEP");
    const successor = people.add({ name: "Sam Sample" });
    expect(() => people.take(person, comeBack)).toThrow("PERSON_EXISTS");
    people.take(successor, { step: "leave", on: "2026-02-28", because: "Did not like it" });
    const back = people.take(person, comeBack);
    expect(back).toMatchObject({ left: null, email: "pat@city.example", roles: [{ to: "2026-02-27" }] });
    expect(people.give(person, "editor", "Parks", "2026-03-01").roles).toHaveLength(2);
  });
});

describe("taking back", () => {
  it("is for any step on which nothing builds, never for the first, and never for what others would lose", () => {
    const people = new People(anchorage);
    const person = people.add();
    const first = person.lastEvent;
    const strike = (event: number) => () => people.take(person, { step: "strike", event, because: "A slip" });
    expect(strike(first)).toThrow("EVENT_NOT_LAST");
    expect(strike(999)).toThrow("EVENT_UNKNOWN");
    const given = people.give(person, "coordinator").lastEvent;
    const changed = people.take(person, {
      step: "change",
      on: "2026-01-05",
      details: { email: "new@city.example" },
      why: "",
    });
    const ended = people.take(person, {
      step: "end-role",
      on: "2026-01-06",
      role: "coordinator",
      department: "Parks",
      because: "Moved on",
    });
    expect(strike(given)).toThrow("EVENT_NOT_LAST");
    expect(people.takeBack(person)).toEqual([ended.lastEvent, changed.lastEvent]);
    const other = people.add({ name: "Sam Sample" });
    expect(strike(changed.lastEvent)).toThrow("PERSON_EXISTS");
    expect(people.takeBack(person)).toEqual([ended.lastEvent]);
    people.take(other, { step: "leave", on: "2026-02-01", because: "Moved away" });
    expect(strike(changed.lastEvent)().email).toBe("pat@city.example");
    expect(strike(ended.lastEvent)().roles).toMatchObject([{ to: null }]);
    expect(strike(given)().roles).toEqual([]);
    expect(strike(given)).toThrow("EVENT_NOT_LAST");
  });

  it("leaves a coming back alone once something is entrusted again", () => {
    const people = new People(anchorage);
    const [person, account] = [people.add(), people.takeIn()];
    people.take(person, { step: "leave", on: "2026-02-01", because: "Moved away" });
    const back = people.take(person, { step: "return", on: "2026-02-10", why: "Hired again" });
    const lead = (coordinator: string | null) =>
      people.step(account, { step: "change", on: "2026-02-11", details: { coordinator }, why: "" });
    lead(person.id);
    const strike: PersonStep = { step: "strike", event: back.lastEvent, because: "Somebody else" };
    expect(() => people.take(person, strike)).toThrow("EVENT_NOT_LAST");
    expect(people.takeBack(person)).toEqual([]);
    lead(null);
    expect(people.takeBack(person)).toEqual([back.lastEvent]);
    expect(people.take(person, strike).left).toEqual({ on: "2026-02-01", because: "Moved away" });
  });

  it("leaves a signature alone that was forwarded, and with it the one by which a form was attached to it", () => {
    const people = new People(anchorage);
    const person = people.add();
    const signed = people.take(person, { step: "acknowledge", on: "2024-05-02", source: null });
    const forwarded = people.take(person, { step: "forward", on: "2024-05-03", to: "Human Relations" });
    const later = people.take(person, { step: "acknowledge", on: "2025-05-02", source: null });
    expect(people.takeBack(person)).toEqual([later.lastEvent, forwarded.lastEvent]);
    people.take(person, { step: "forward", on: "2025-05-03", to: "Human Relations" });
    // Without the later signature, what was forwarded would be the earlier one.
    expect(people.takeBack(person)).not.toContain(later.lastEvent);
    expect(people.takeBack(person)).not.toContain(signed.lastEvent);
  });
});
