import { type Command, UsageError } from "./index.ts";
import { exportVault } from "./vault/export.ts";
import { listVaults } from "./vault/list.ts";
import { openCheck } from "./vault/open-check.ts";

const actions: Readonly<Record<string, Command["run"]>> = {
  list: listVaults,
  "open-check": openCheck,
  export: exportVault,
};

export const vaultCommand: Command = {
  name: "vault",
  usage: "custodia vault list|open-check|export --data DIR [options]",
  about: "lists the vaults, proves that they open, or seals one to somebody else's age key",
  help: `
  custodia vault list --data DIR [--json]
      what is known of each vault while it is locked: its custodians and when each has proved to be able to open it, the
      passwords that must be changed. Asks for no key.

  custodia vault open-check --data DIR [--identity FILE] [--passphrase-file FILE] [--json]
      opens every vault with your key and checks who signed it, what was signed, and that it is none older than was seen.
      Exit 0: all of them open. Exit 1: one does not, and why. Exit 2: the folder or the key can't be used.

  custodia vault export --data DIR --vault ID --recipient age1... --out FILE [--identity FILE] [--passphrase-file FILE]
      the same vault, signed as it is, sealed to one more age key: "age -d -i KEY FILE | jq .vault" opens it. Whoever has that
      key can read every password in it. FILE must not be there yet.

Your key comes from this computer's keychain, or from the key file in DIR. Nothing in DIR is changed, and the app may run.

  --identity FILE         an age identity file ("AGE-SECRET-KEY-1...") in the place of your key
  --passphrase-file FILE  its first line is the passphrase on top of your key; at a terminal you are asked for it
  --json                  the answer as JSON
`,
  run: async (args, output) => {
    const [name = "", ...rest] = args;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined) throw new UsageError("Say list, open-check or export after vault.");
    return await action(rest, output);
  },
};
