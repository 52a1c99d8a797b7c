import { anOldAccount, aPerson, casey, daysAgo, departmentStepOf, designate, parks, stepOf } from "../a-register.ts";
import { expect } from "../app.ts";
import { commentPicture, type Post } from "../comment-picture.ts";
import type { RegisterDesk } from "../register-desk.ts";
import { director, top } from "./under-policy.ts";

const kim = { name: "Kim Example", title: "Marketing Coordinator" };

const shown: Post = {
  page: "Sample Parks",
  post: "Official account of Sample Parks (sample). Write to parks@muni.org.",
  author: "river_walker_77",
  comment: "You will regret it.",
  when: "Nov 20 at 9:12 AM",
};

/** The register some weeks after the coordinator left: one page in use, and what its people owe. */
export async function weeksLater(desk: RegisterDesk): Promise<void> {
  const { app } = desk;
  const coordinator = await aPerson(app, { name: "Lee Madeup", title: "Social Media Coordinator" });
  await designate(app, coordinator, daysAgo(60));
  const page = await anOldAccount(app, daysAgo(50));
  const person = await aPerson(app, casey);
  await stepOf(app, page, { step: "add-user", on: daysAgo(8), person, role: "designee" });
  await aPerson(app, kim);
  const seat = { step: "director", on: daysAgo(60), person: await aPerson(app, director), because: "" } as const;
  await departmentStepOf(app, parks, seat);
  const { person: left } = await app.get("register.person", { id: coordinator });
  const leaving = { step: "leave", on: daysAgo(2), because: "Moved to another city (sample)." } as const;
  await app.get("register.person-step", { id: coordinator, lastEvent: left.lastEvent, input: leaving });
}

async function goRound(desk: RegisterDesk): Promise<void> {
  await desk.doDuty(/^Review .*Sample Parks/);
  const round = await desk.lookOver("Something", "A comment that threatens somebody (sample).");
  await round.getByRole("button", { name: "Start a case from it" }).click();
  await desk.describe({ author: shown.author, text: shown.comment });
  await desk.look("a case from the round");
  await desk.startCase();
  await desk.press("Go on with the round");
  await expect(round.getByRole("checkbox", { name: /river_walker_77/ })).toBeChecked();
  await round.getByRole("button", { name: "Record the round" }).scrollIntoViewIfNeeded();
  await desk.look("the round keeps the case");
  await round.getByRole("button", { name: "Record the round" }).click();
  await expect(round).toBeHidden();
  await desk.look("round recorded");
}

async function checkThePage(desk: RegisterDesk): Promise<void> {
  await desk.doDuty(/Sample Parks.* is marked as official/);
  const list = desk.form("Checklist");
  await list.waitFor();
  for (const item of await list.getByRole("region").all())
    await item.getByRole("radio", { name: "Met", exact: true }).check({ force: true });
  await desk.check("The words “official account”", "Not met", "The description says nothing of it (sample).");
  await desk.check("The department’s own disclaimer, if one is needed", "Met", "Legal: none is needed (sample).");
  await top(desk);
  await desk.look("checklist");
  await desk.paste(await commentPicture(desk.page, shown), "sample parks.png");
  await expect(list.getByText("sample parks.png")).toBeVisible();
  await list.getByRole("button", { name: "Record the check" }).scrollIntoViewIfNeeded();
  await desk.look("screenshot as proof");
  await list.getByRole("button", { name: "Record the check" }).click();
  await expect(desk.page.getByText("5 of 6 met, 1 not met.")).toBeVisible();
  await desk.look("checked");
  await desk.doDuty(/^Put right what .*Sample Parks/);
  await desk.check("The words “official account”", "Met");
  await list.getByRole("button", { name: "Record the check" }).click();
  await expect(desk.page.getByText("6 of 6 met.")).toBeVisible();
}

async function signAndForward(desk: RegisterDesk, name: string): Promise<void> {
  await desk.doDuty(new RegExp(`^Have ${name} sign`));
  const signature = desk.region("Record the signature").locator("form");
  await signature.waitFor();
  await desk.paste(await commentPicture(desk.page, shown), "signed form.png");
  await expect(signature.getByText("signed form.png")).toBeVisible();
  await desk.look("signature");
  await signature.getByRole("button", { name: "Record the signature" }).click();
  await expect(desk.page.getByText("Not with Human Relations yet")).toBeVisible();
  await desk.doDuty(new RegExp(`^Forward ${name}’s acknowledgement`));
  const forward = desk.region("Record the forwarding");
  await forward.waitFor();
  await desk.look("forwarding");
  await forward.getByRole("button", { name: "Record the forwarding" }).click();
  await expect(desk.page.getByText("Signed and forwarded")).toBeVisible();
}

async function nameCoordinator(desk: RegisterDesk): Promise<void> {
  await desk.doDuty(/coordinator/i);
  const form = desk.region("The coordinator").locator("form");
  await desk.pick(form, "Coordinator", casey.name);
  await desk.name(form, "Designated by", director);
  await desk.look("coordinator");
  await form.getByRole("button", { name: "Record the coordinator" }).click();
  await expect(form).toBeHidden();
}

async function writeWorkplan(desk: RegisterDesk): Promise<void> {
  await desk.doDuty(/workplan/i);
  const form = desk.region("The workplan").locator("form");
  await form.getByLabel("Date of the plan").fill(daysAgo(0));
  for (const [part, words] of [
    ["Mission", "Everybody finds a trail and a pool (sample)."],
    ["Goals", "An answer within a working day (sample)."],
    ["Audience", "Families, hikers, swimmers (sample)."],
    ["What else was considered", "A newsletter; two platforms are enough (sample)."],
  ] as const)
    await form.getByRole("textbox", { name: part }).fill(words);
  await desk.look("workplan");
  await form.getByRole("button", { name: "Record the workplan" }).click();
  await expect(form).toBeHidden();
  await top(desk);
  await desk.look("department");
}

async function noteReview(desk: RegisterDesk): Promise<void> {
  await desk.doDuty(/^Find out whether P&P 16-5 was reviewed/);
  const form = desk.region("Record the review").locator("form");
  await desk.name(form, "Who reviewed it", { name: "Morgan Sample", title: "Mayor’s Office" });
  await form.getByLabel("Reviewed on").fill(daysAgo(5));
  await desk.answer(form, "It stays as it is");
  await form.evaluate((one) => one.scrollIntoView({ block: "center" }));
  await desk.look("policy review");
  await form.getByRole("button", { name: "Record the review" }).click();
  await expect(form).toBeHidden();
}

/** Today before, each duty done by its button, and Today after. */
export async function week(desk: RegisterDesk): Promise<void> {
  await desk.go("Today");
  await desk.duty(/^Review .*Sample Parks/).waitFor();
  await desk.look("today before");
  await noteReview(desk);
  await goRound(desk);
  await checkThePage(desk);
  await signAndForward(desk, casey.name);
  await nameCoordinator(desk);
  await writeWorkplan(desk);
  await desk.expectNoDuty(/Sample Parks|workplan|coordinator|Casey|reviewed/i);
  await desk.look("today after");
  await desk.page.emulateMedia({ colorScheme: "dark" });
  await desk.look("today after, dark");
  await desk.page.emulateMedia({ colorScheme: "light" });
}
