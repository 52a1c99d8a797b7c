/** Other workstations' packages: opened, searched, looked at, closed. */
import { z } from "zod";
import type { OpenedPackage } from "../../../preload/contract.ts";
import { AppError } from "../../lib/app-error.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { chooseFile, choosePath, chooseSavePlace } from "../dialogs.ts";
import type { LongWork } from "../long-work.ts";
import { filters, timesIn } from "./log.ts";
import { noteFilters } from "./records-witness.ts";
import { id, sha256, text } from "./texts.ts";

const packageFile = {
  title: "Choose a package",
  filters: [
    { name: "Custodia package", extensions: ["zip", "age"] },
    { name: "All files", extensions: ["*"] },
  ],
} as const;

const identityFile = {
  title: "Choose the file with the age key that opens the package",
  filters: [
    { name: "age key", extensions: ["txt", "key", "age"] },
    { name: "All files", extensions: ["*"] },
  ],
  most: 65_536,
  tooLarge: "FILE_UNREADABLE",
} as const;

/** The keys in a file as `age-keygen` writes it: a line each, notes begin with `#`. */
export function identitiesIn(file: string): readonly string[] {
  const lines = file.split(/\r?\n/).map((one) => one.trim());
  return lines.filter((one) => one !== "" && !one.startsWith("#"));
}

/** Throws FILE_UNREADABLE {name} for a file that holds no key. null: thought better of it. */
async function chooseIdentities(window: Around["window"]): Promise<readonly string[] | null> {
  const chosen = await chooseFile(window, identityFile);
  if (chosen === null) return null;
  const identities = identitiesIn(chosen.bytes.toString("utf8"));
  chosen.bytes.fill(0);
  const sound = identities.length > 0 && identities.every((one) => one.startsWith("AGE-SECRET-KEY-"));
  if (!sound) throw new AppError("FILE_UNREADABLE", { name: chosen.name });
  return identities;
}

async function open({ services, window }: Around, work: LongWork, key: "mine" | "choose") {
  work.refuseSecond();
  const { packages } = services.ready.records;
  const path = await choosePath(window, packageFile);
  if (path === null) return null;
  const identities = key === "mine" ? key : await chooseIdentities(window);
  if (identities === null) return null;
  return await work.run((working) => packages.open(path, identities, working));
}

/** In which time zone the days of an opened package are reckoned. */
function zones() {
  const known = new Map<string, string>();
  return {
    add: (opened: OpenedPackage) => known.set(opened.token, opened.timeZone ?? "UTC"),
    of: (token: string) => known.get(token) ?? "UTC",
    forget: (token: string) => known.delete(token),
  };
}

type PackageChannel = Extract<keyof Handlers, `package.${string}`>;

export function packageRequests(around: Around, work: LongWork): Handlers<PackageChannel> {
  const { services, window } = around;
  const zone = zones();
  const limit = z.int().min(1).max(200);
  const after = z.int().nonnegative().nullable();
  return {
    "package.open": {
      schema: z.strictObject({ key: z.enum(["mine", "choose"]) }),
      answer: async ({ key }) => {
        const opened = await open(around, work, key);
        if (opened !== null) zone.add(opened);
        return opened;
      },
    },
    "package.search": {
      schema: z.strictObject({ token: id, query: text, filters, after, limit }),
      answer: ({ token, query, filters: asked, ...page }) => {
        const times = timesIn(zone.of(token), asked);
        return services.ready.records.packages.search(token, query, times, page.after, page.limit);
      },
    },
    "package.count": {
      schema: z.strictObject({ token: id, query: text, filters }),
      answer: ({ token, query, filters: asked }) =>
        services.ready.records.packages.count(token, query, timesIn(zone.of(token), asked)),
    },
    "package.case": {
      schema: z.strictObject({ token: id, id }),
      answer: (asked) => services.ready.records.packages.case(asked.token, asked.id),
    },
    "package.others": {
      schema: z.strictObject({ token: id, after }),
      answer: (asked) => services.ready.records.packages.others(asked.token, asked.after),
    },
    "package.evidence": {
      schema: z.strictObject({ token: id, sha256 }),
      answer: (asked) => services.ready.records.packages.evidence(asked.token, asked.sha256),
    },
    "package.close": {
      schema: z.strictObject({ token: id }),
      answer: async ({ token }) => {
        zone.forget(token);
        await services.ready.records.packages.close(token);
        return null;
      },
    },
    "package.save-cosigned": {
      schema: z.strictObject({ token: id }),
      answer: async ({ token }) => {
        const { note, fileName } = services.ready.records.packages.cosignedNote(token);
        const wish = {
          title: "Save the signed checkpoint",
          filters: noteFilters,
          name: fileName,
          mode: 0o644,
        } as const;
        const place = await chooseSavePlace(window, wish);
        return place === null ? null : { saved: place.save(note) };
      },
    },
  };
}
