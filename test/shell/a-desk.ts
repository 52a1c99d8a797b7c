/** Services that write down what they are asked: for what the shell itself does about vaults. */
import { AppError } from "../../main/lib/app-error.ts";
import type { Services } from "../../main/services.ts";
import type { VaultDesk } from "../../preload/contract.ts";

type Called = { readonly name: string; readonly args: readonly unknown[] };

export const deskNow: VaultDesk = {
  lock: "open",
  identity: {
    name: "Robin Vale",
    title: "Social Media Coordinator",
    organisation: "Sample City",
    email: "robin.vale@sample.invalid",
    keyId: "0badc0de",
    fingerprint: "00000 11111 22222 33333 44444 55555 66666 77777",
    hybrid: false,
    passphrase: false,
  },
  settings: { idleMinutes: 5, clipboardSeconds: 17 },
  vaults: [],
};

/** Answers of methods that a test cares for; every other method gives its own name back. */
export type Answers = Readonly<Record<string, (...args: never[]) => unknown>>;

/** What was asked of the vaults and of the desk, in order. */
export function deskServices(answers: Answers = {}, isOpen = true): { services: Services; called: Called[] } {
  const called: Called[] = [];
  const method =
    (name: string) =>
    (...args: unknown[]) => {
      called.push({ name, args });
      const answer = answers[name] as ((...args: unknown[]) => unknown) | undefined;
      return answer === undefined ? `answer of ${name}` : answer(...args);
    };
  const known: Readonly<Record<string, unknown>> = { desk: () => deskNow, isOpen };
  const every = new Proxy({}, { get: (_target, name) => known[String(name)] ?? method(String(name)) });
  return { services: { ready: { vaults: every, vaultDesk: every } } as unknown as Services, called };
}

/** Services before the app is set up. */
export const notReady = {
  get ready(): never {
    throw new AppError("PROFILE_MISSING");
  },
} as unknown as Services;
