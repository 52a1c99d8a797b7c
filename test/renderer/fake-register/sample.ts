/** A furnished register: three departments, accounts in every standing, people who signed and people who did not, one who left. */
import type { AccountRecord, NamedPerson } from "../../../main/model/register-view.ts";
import type { AccountStep, PersonStep } from "../../../preload/contract.ts";
import type { FakeRegister } from "./index.ts";

type Given = Readonly<Record<"dana" | "fern" | "casey" | "harper" | "robin" | "jo" | "lee" | "sky" | "quinn", string>>;

const parks = "Parks & Recreation";
const library = "Public Library";
const clerk = "City Clerk";

const folk = {
  dana: ["Dana Sampleton", "Director", parks],
  fern: ["Fern Invented", "Social Media Coordinator", parks],
  casey: ["Casey Madeup", "Recreation Assistant", parks],
  harper: ["Harper Fictitious", "Library Director", library],
  robin: ["Robin Nobody", "Librarian", library],
  jo: ["Jo Placeholder", "Former Librarian", library],
  lee: ["Lee Inventado", "City Clerk", clerk],
  sky: ["Sky Makebelieve", "Deputy Clerk", clerk],
  quinn: ["Quinn Example", "Communications Manager", clerk],
} as const;

const chief: NamedPerson = { name: "Dana Sampleton", role: "Director" };

/** The usual people, by name. */
function addPeople({ people, desk }: FakeRegister): Given {
  const add = (who: keyof Given) => {
    const [name, title, department] = folk[who];
    const email = who === "sky" ? null : `${who}@sample.invalid`;
    return people.add({ details: { name, title, email, department }, joinedOn: desk.day(-900), anyway: false }).id;
  };
  return {
    ...{ dana: add("dana"), fern: add("fern"), casey: add("casey"), harper: add("harper"), robin: add("robin") },
    ...{ jo: add("jo"), lee: add("lee"), sky: add("sky"), quinn: add("quinn") },
  };
}

async function accountSteps(register: FakeRegister, id: string, steps: readonly AccountStep[]): Promise<void> {
  for (const step of steps) await register.accounts.step(id, register.accounts.get(id).lastEvent, step);
}

async function personSteps(register: FakeRegister, id: string, steps: readonly PersonStep[]): Promise<void> {
  for (const step of steps) await register.people.step(id, register.people.get(id).lastEvent, step);
}

function details(register: FakeRegister, department: string, platform: string, handle: string, name: string) {
  const domain = register.desk.pack.register.email?.domain ?? "sample.invalid";
  const address = `https://${platform.toLowerCase()}.example/${handle.slice(1)}`;
  const email = `${department.split(" ")[0]?.toLowerCase()}@${domain}`;
  const rest = { address, email, phone: "555-0100", purpose: "News, and answers to questions of residents." };
  return { department, platform, handle, name, ...rest };
}

/** An account that was there before: the page's own samples are taken as they stand. */
function there(
  register: FakeRegister,
  department: string,
  platform: string,
  handle: string,
  name: string,
): AccountRecord {
  const known = register.accounts.all().find((one) => one.platform === platform && one.handle === handle);
  if (known !== undefined) return known;
  const asked = details(register, department, platform, handle, name);
  return register.accounts.takeIn({ details: asked, since: register.desk.day(-1200), note: "", anyway: true });
}

function asked(register: FakeRegister, department: string, platform: string, handle: string, name: string): string {
  const on = register.desk.day(-12);
  const wish = details(register, department, platform, handle, name);
  const why = "Residents ask for one place where all the news is.";
  return register.accounts.request({ details: wish, by: { name: "Casey Madeup", role: "" }, on, why, anyway: true }).id;
}

async function furnishParks(register: FakeRegister, who: Given): Promise<void> {
  const { desk } = register;
  const [role = ""] = desk.pack.register.users.roles;
  const facebook = there(register, parks, "Facebook", "@sampleparks", "Sample Parks & Recreation");
  const instagram = there(register, parks, "Instagram", "@sampleparks", "Sample Parks in pictures");
  const { email, phone, purpose } = details(register, parks, "Facebook", "@sampleparks", "");
  const { items } = desk.pack.register.checklist;
  const answers = items.map(({ id }, n) => {
    const verdict = n === 0 ? ("not-met" as const) : n === 1 ? ("not-possible" as const) : ("met" as const);
    return { item: id, verdict, why: n === 1 ? "The platform has no field for it." : "" };
  });
  const looked = desk.pack.register.review.looksAt;
  await accountSteps(register, facebook.id, [
    { step: "change", on: desk.day(-80), details: { email, phone, purpose, coordinator: who.fern }, why: "" },
    { step: "add-user", on: desk.day(-70), person: who.fern, role },
    { step: "add-user", on: desk.day(-60), person: who.casey, role },
    { step: "check", on: desk.day(-135), items: answers, source: null },
    {
      ...{ step: "review", on: desk.day(-130), looked, found: "something", cases: [] },
      ...{ words: "Two comments with links to a shop; both were looked at as cases.", lastActivity: desk.day(-131) },
    },
  ]);
  const good = items.map(({ id }) => ({ item: id, verdict: "met" as const, why: "" }));
  await accountSteps(register, instagram.id, [
    { step: "add-user", on: desk.day(-30), person: who.fern, role },
    { step: "check", on: desk.day(-20), items: good, source: null },
    { step: "review", on: desk.day(-2), looked, found: "nothing", words: "", cases: [], lastActivity: desk.day(-3) },
  ]);
  asked(register, parks, "TikTok", "@sampletrails", "Sample Trails");
}

async function furnishLibrary(register: FakeRegister, who: Given): Promise<void> {
  const { desk } = register;
  const [role = "", other = role] = desk.pack.register.users.roles;
  const facebook = there(register, library, "Facebook", "@samplelibrary", "Sample Public Library");
  const youtube = there(register, library, "YouTube", "@samplelibrary", "Sample Library reads");
  const by = { name: "Harper Fictitious", role: "Library Director" };
  await accountSteps(register, facebook.id, [
    { step: "add-user", on: desk.day(-200), person: who.robin, role },
    { step: "add-user", on: desk.day(-200), person: who.jo, role: other },
    { step: "activity", on: desk.day(-250), what: "Post on the summer reading hour" },
  ]);
  await accountSteps(register, youtube.id, [
    { step: "pause", on: desk.day(-25), by, why: "The channel rests until the new studio is open." },
    {
      ...{ step: "discuss", on: desk.day(-25), with: [by, chief], outcome: "close-for-now" },
      ...{ words: "We look at it again in spring.", again: desk.day(60) },
    },
  ]);
  const declined = asked(register, library, "Snapchat", "@samplebooks", "Sample Books");
  await accountSteps(register, declined, [
    { step: "decide", approved: false, by: chief, on: desk.day(-8), why: "Nobody has the time to look after it." },
  ]);
}

async function furnishClerk(register: FakeRegister, who: Given): Promise<void> {
  const { desk } = register;
  const [role = ""] = desk.pack.register.users.roles;
  const approved = asked(register, clerk, "Facebook", "@samplevotes", "Sample Votes");
  const yes = { step: "decide", approved: true, by: chief, on: desk.day(-9), why: "Residents asked for it." } as const;
  await accountSteps(register, approved, [yes]);
  const made = asked(register, clerk, "Nextdoor", "@sampleclerk", "Sample City Clerk");
  await accountSteps(register, made, [
    yes,
    { step: "add-user", on: desk.day(-7), person: who.sky, role },
    { step: "change", on: desk.day(-7), details: { coordinator: who.lee, director: who.lee }, why: "" },
    {
      ...{ step: "create", on: desk.day(-5), since: desk.day(-5) },
      details: details(register, clerk, "Nextdoor", "@sampleclerk", "Sample City Clerk"),
    },
  ]);
  const archive = there(register, clerk, "X", "@sampleclerk", "Sample Clerk (archive)");
  const by = { name: "Quinn Example", role: "Communications Manager" };
  await accountSteps(register, archive.id, [{ step: "archive", on: desk.day(-300), by, why: "Kept to be read." }]);
  const gone = there(register, clerk, "Flickr", "@sampleclerk", "Sample City in pictures");
  await accountSteps(register, gone.id, [{ step: "deactivate", on: desk.day(-400), by, why: "Nobody used it." }]);
}

async function furnishPeople(register: FakeRegister, who: Given): Promise<void> {
  const { desk } = register;
  const forwardTo = desk.pack.register.acknowledgement?.forwardTo ?? null;
  await personSteps(register, who.fern, [
    { step: "acknowledge", on: desk.day(-69), source: null },
    ...(forwardTo === null ? [] : [{ step: "forward", on: desk.day(-66), to: forwardTo } as const]),
  ]);
  await personSteps(register, who.robin, [{ step: "acknowledge", on: desk.day(-190), source: null }]);
  await personSteps(register, who.jo, [{ step: "leave", on: desk.day(-6), because: "Retired." }]);
  const [role] = desk.pack.roles;
  if (role !== undefined) {
    await personSteps(register, who.dana, [
      { step: "give-role", on: desk.day(-800), role: role.id, department: parks },
    ]);
  }
}

async function furnishDepartments(register: FakeRegister, who: Given): Promise<void> {
  const { departments, desk } = register;
  const parts = desk.pack.register.workplan?.parts ?? [];
  const written = parts.map(({ id, label }) => [id, `${label}: what the parks pages are for, in a few words.`]);
  const steps = [
    { step: "director", on: desk.day(-800), person: who.dana, because: "" },
    { step: "coordinator", on: desk.day(-700), person: who.fern, by: chief, because: "" },
    { step: "workplan", on: desk.day(-120), parts: Object.fromEntries(written), source: null },
  ] as const;
  // A policy that asks for no workplan has no parts of one.
  for (const step of steps.filter((one) => one.step !== "workplan" || parts.length > 0)) {
    await departments.step(parks, departments.get(parks).lastEvent, step);
  }
  const director = { step: "director", on: desk.day(-500), person: who.harper, because: "" } as const;
  await departments.step(library, departments.get(library).lastEvent, director);
}

/** Somebody who left and is a custodian yet, and a password that somebody knew who left while the vault was shut. */
async function furnishLeaving(register: FakeRegister, who: Given): Promise<void> {
  const { people, duties, desk } = register;
  const email = "morgan.placeholder@sample.invalid";
  const details = { name: "Morgan Placeholder", title: "Public Information Officer", email, department: parks };
  const { id } = people.add({ details, joinedOn: desk.day(-1500), anyway: true });
  await personSteps(register, id, [{ step: "leave", on: desk.day(-3), because: "Moved to another city." }]);
  const page = register.accounts.all().find((one) => one.department === library);
  if (page === undefined) return;
  duties.waitingResets = [{ person: who.jo, account: page.id, because: "Retired." }];
}

/** Fills an empty register. Accounts that are there already are taken in. */
export async function furnishRegister(register: FakeRegister): Promise<void> {
  register.desk.ago = 420;
  const who = addPeople(register);
  await furnishParks(register, who);
  await furnishLibrary(register, who);
  await furnishClerk(register, who);
  await furnishPeople(register, who);
  await furnishDepartments(register, who);
  await furnishLeaving(register, who);
  register.desk.ago = 0;
}
