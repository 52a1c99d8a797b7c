import { afterEach, expect, it } from "vitest";
import { Scales } from "../../../main/vault/password/scales.ts";
import { laterRefusal } from "../refused-with.ts";
import { strengthOf } from "./weigh.ts";

const scales = new Scales();
afterEach(() => scales.stop());

it("weighs as the meter itself does, in the order given", async () => {
  const passwords = ["password", "harbour_parks", "k8#Vq!z2Lw0pXr7T"];
  const known = ["harbour_parks"];
  const alone = await Promise.all(passwords.map((password) => strengthOf(password, known)));
  expect(await scales.weigh(passwords.map((password) => ({ password, known })))).toEqual(alone);
});

it("answers each who asks, also when several ask at once", async () => {
  const asked = ["one", "two words here", "correct-horse-battery-staple-9"];
  const answers = await Promise.all(asked.map((password) => scales.weigh([{ password, known: [] }])));
  const alone = await Promise.all(asked.map((password) => strengthOf(password, [])));
  expect(answers.map(([strength]) => strength)).toEqual(alone);
});

it("refuses what was asked when it is stopped, and weighs again afterwards", async () => {
  const waiting = laterRefusal(() => scales.weigh([{ password: "password", known: [] }]));
  scales.stop();
  expect(await waiting).toMatchObject({ code: "VAULT_LOCKED" });
  expect(await scales.weigh([{ password: "password", known: [] }])).toMatchObject([{ score: 0 }]);
});

it("does not end while somebody waits", async () => {
  const waiting = scales.weigh([{ password: "password", known: [] }]);
  scales.rest();
  expect(await waiting).toMatchObject([{ score: 0 }]);
});
