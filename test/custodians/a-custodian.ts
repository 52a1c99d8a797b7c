import { randomBytes } from "node:crypto";
import { Custodian, type CustodianKey, newCustodianKey } from "../../main/custodians/index.ts";

export const pat = {
  name: "Pat Sample",
  title: "Public Information Officer",
  organisation: "Town of Invented Harbour",
  email: "pat.sample@invented-harbour.example",
};
export const quinn = {
  name: "Quinn Example",
  title: "Communications Manager",
  organisation: "Town of Invented Harbour",
  email: "quinn.example@invented-harbour.example",
};

export const at = new Date("2026-11-20T09:00:00.000Z");

/** Bytes that are always the same ones: 1, 2, 3, ... for each call. */
export function counted(): (bytes: number) => Uint8Array {
  let call = 0;
  return (bytes) => {
    call += 1;
    return new Uint8Array(bytes).fill(call);
  };
}

export function aKey(person = pat, random = (bytes: number): Uint8Array => randomBytes(bytes)): CustodianKey {
  return newCustodianKey(person, { at, random });
}

export function aCustodian(person = pat, random?: (bytes: number) => Uint8Array): Promise<Custodian> {
  return Custodian.take(aKey(person, random), false);
}
