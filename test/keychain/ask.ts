/** Run by keyring.ts as a process of its own: asks the keychain what argv[3] says, one JSON line for each answer. */
import { setTimeout } from "node:timers/promises";
import { osKeychain } from "../../main/keychain/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import type { Question } from "./keyring.ts";

const [limit = "", questions = "[]"] = process.argv.slice(2);
const keychain = osKeychain("Custodia test", Number(limit));

async function answer(question: Question): Promise<object> {
  switch (question[0]) {
    case "read":
      return { value: await keychain.read(question[1]) };
    case "write":
      return { value: (await keychain.write(question[1], question[2])) ?? null };
    case "remove":
      return { value: (await keychain.remove(question[1])) ?? null };
    case "probe":
      return { value: (await keychain.probe()) ?? null };
    case "signal":
      process.kill(Number(process.env.KEYRING_PID), question[1]);
      await setTimeout(100);
      return {};
  }
}

for (const question of JSON.parse(questions) as Question[]) {
  const before = performance.now();
  const told = await answer(question).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, reason: error.detail.reason };
  });
  console.log(JSON.stringify({ ...told, milliseconds: Math.round(performance.now() - before) }));
}
process.exit(0);
