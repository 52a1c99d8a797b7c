/** Secrets one at a time: shown, copied, made, weighed, read from a picture. */
import { randomBytes } from "node:crypto";
import { clipboard } from "electron";
import { z } from "zod";
import { AppError } from "../../lib/app-error.ts";
import { readQr } from "../../lib/qr.ts";
import type { PasswordRecipe } from "../../model/vault-view.ts";
import { generatePassword } from "../../vault/password/generate.ts";
import { platformRules } from "../../vault/password/platform-rules.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { id, line, nothing } from "./texts.ts";

/** A photo of the largest phones; a screenshot has a quarter of that. */
const mostPixels = 40_000_000;
const bytesPerPixel = 4;
/** Known words are the names that stand in the credential's own fields. */
const mostKnown = 100;

const side = z.int().min(1).max(mostPixels);
const pixels = z
  .strictObject({ width: side, height: side, rgba: z.instanceof(Uint8Array) })
  .refine(({ width, height, rgba }) => rgba.length === width * height * bytesPerPixel);

/** What the generator can't make of these it refuses by itself, with a sentence. */
const recipe: z.ZodType<PasswordRecipe> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("characters"),
    length: z.int().min(1).max(1_000),
    lower: z.boolean(),
    upper: z.boolean(),
    digits: z.boolean(),
    symbols: z.boolean(),
    plain: z.boolean(),
    platform: id.nullable(),
  }),
  z.strictObject({
    kind: z.literal("words"),
    words: z.int().min(1).max(100),
    separator: z.string().max(20),
    capital: z.boolean(),
    digit: z.boolean(),
  }),
]);

const one = { vault: id, credential: id, version: id.nullable() };

type SecretChannel =
  | "vault.reveal"
  | "vault.copy"
  | "vault.generate"
  | "vault.strength"
  | "vault.platform-rules"
  | "qr.read";

export function secretRequests({ services, keeper }: Around): Handlers<SecretChannel> {
  return {
    "vault.reveal": {
      schema: z.strictObject({ ...one, field: z.enum(["password", "totp", "recoveryCodes", "notes"]) }),
      answer: async ({ vault, credential, version, field }) => ({
        value: await services.ready.vaults.reveal(vault, credential, version, field),
      }),
    },
    "vault.copy": {
      schema: z.strictObject({
        ...one,
        field: z.enum(["username", "password", "code", "recoveryCodes"]),
        index: z.int().nonnegative().max(10_000),
      }),
      answer: async ({ vault, credential, version, field, index }) => {
        const { vaults, vaultDesk } = services.ready;
        // Asked first, and nothing awaited between: a desk whose time is over locks now, not between reading and copying.
        const { clipboardSeconds } = vaultDesk.desk().settings;
        const value = vaults.copyValue(vault, credential, version, field, index);
        if (field === "username") {
          await clipboard.writeText(value);
          return { clearsInSeconds: null };
        }
        await keeper.copy(value, clipboardSeconds);
        return { clearsInSeconds: clipboardSeconds };
      },
    },
    "vault.generate": {
      schema: z.strictObject({ recipe }),
      answer: async (request) => {
        const password = generatePassword(request.recipe, randomBytes);
        return { password, strength: await services.ready.vaults.strength(password, []) };
      },
    },
    "vault.strength": {
      schema: z.strictObject({ password: line, known: z.array(line).max(mostKnown) }),
      answer: ({ password, known }) => services.ready.vaults.strength(password, known),
    },
    "vault.platform-rules": { schema: nothing, answer: () => platformRules },
    "qr.read": {
      schema: pixels,
      answer: ({ width, height, rgba }) => {
        if (width * height > mostPixels) throw new AppError("PICTURE_TOO_LARGE");
        return { text: readQr(width, height, rgba) };
      },
    },
  };
}
