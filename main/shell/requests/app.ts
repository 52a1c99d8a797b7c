import { z } from "zod";
import type { AppState } from "../../../preload/contract.ts";
import { type Around, appState } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { id, line, nothing, text } from "./texts.ts";

const person = z.strictObject({ name: text, role: text, department: text });

export function appRequests(
  around: Around,
): Handlers<"app.state" | "app.retry" | "app.passphrase" | "app.first-run" | "app.profile"> {
  const { services, tell } = around;
  const changed = (): AppState => {
    const state = appState(around);
    tell("app.changed", { state });
    return state;
  };
  return {
    "app.state": { schema: nothing, answer: () => around.started.then(() => appState(around)) },
    "app.retry": { schema: nothing, answer: () => services.retry().then(changed) },
    "app.passphrase": {
      schema: z.strictObject({ passphrase: line }),
      answer: ({ passphrase }) => services.passphrase(passphrase).then(changed),
    },
    "app.first-run": {
      schema: z.strictObject({ person, email: text, pack: id, passphrase: line.nullable() }),
      answer: (answers) => services.firstRun(answers).then(changed),
    },
    "app.profile": {
      schema: z.strictObject({ person, pack: id, theme: z.enum(["system", "light", "dark"]) }),
      answer: (profile) => {
        services.saveProfile(profile);
        return changed();
      },
    },
  };
}
